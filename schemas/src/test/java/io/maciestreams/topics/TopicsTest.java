package io.maciestreams.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void everyConstantIsListed() throws Exception {
        List<Object> constants = Arrays.stream(Topics.class.getDeclaredFields())
                .filter(field ->
                        PublicTopic.class.isAssignableFrom(field.getType()) && Modifier.isPublic(field.getModifiers()))
                .map(TopicsTest::value)
                .toList();

        assertThat(constants).isNotEmpty().isEqualTo(Topics.ALL);
    }

    @Test
    void bucketTopicsShareTheirPartitionCount() {
        assertThat(List.of(
                        Topics.FINDINGS,
                        Topics.BUCKETS,
                        Topics.PROFILE_SETTINGS,
                        Topics.CLASSIFICATION_RESULTS,
                        Topics.RESOURCE_PROFILES,
                        Topics.PROFILE_ARTIFACTS))
                .allSatisfy(topic -> assertThat(topic.partitionCount(7)).isEqualTo(7));
        assertThat(Topics.EXPORT_CONFIGURATIONS.partitionCount(7)).isEqualTo(1);
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
