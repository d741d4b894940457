package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class ObjectKeyTest {

    private static final Uuid TOPIC = Uuid.fromString("AAAAAAAAAAEAAAAAAAAAAg");
    private static final GroupKey JOB = new GroupKey("111122223333", "us-east-1", Results.JOB, "444455556666");
    private static final GroupKey AUTOMATED = new GroupKey("111122223333", "us-east-1", null, "444455556666");
    private static final String OURS = "macie-streams/";

    @ParameterizedTest
    @CsvSource({"results,results/", "results/,results/", "a/b,a/b/"})
    void startsWithTheConfiguredPrefixAndOneSlash(String configured, String expected) {
        assertThat(key(JOB).below(configured, OURS)).startsWith(expected + "macie-streams/AWSLogs/111122223333/");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void startsWithOursWhereNoPrefixIsConfigured(String configured) {
        assertThat(key(JOB).below(configured, OURS)).startsWith("macie-streams/AWSLogs/");
        assertThat(key(JOB).below(configured, "")).startsWith("AWSLogs/");
    }

    @Test
    void hasMaciesLayout() {
        assertThat(key(JOB).below(null, ""))
                .matches(
                        "AWSLogs/111122223333/Macie/us-east-1/" + Results.JOB + "/444455556666/[-0-9a-f]{36}.jsonl.gz");
        assertThat(key(AUTOMATED).below(null, ""))
                .startsWith("AWSLogs/111122223333/Macie/us-east-1/automated-sensitive-data-discovery/444455556666/");
    }

    @Test
    void isTheSameForTheSameBatchAndGroup() {
        assertThat(name(TOPIC, 3, 100, JOB)).isEqualTo(name(TOPIC, 3, 100, JOB));
        assertThat(name(TOPIC, 3, 100, JOB).version()).isEqualTo(3);
    }

    @Test
    void differsInTopicPartitionStartAndGroup() {
        assertThat(name(TOPIC, 3, 100, JOB))
                .isNotEqualTo(name(Uuid.ONE_UUID, 3, 100, JOB))
                .isNotEqualTo(name(TOPIC, 4, 100, JOB))
                .isNotEqualTo(name(TOPIC, 3, 101, JOB))
                .isNotEqualTo(name(TOPIC, 3, 100, AUTOMATED));
    }

    private static ObjectKey key(GroupKey group) {
        return new ObjectKey(TOPIC, 3, 100, group);
    }

    private static UUID name(Uuid topic, int partition, long start, GroupKey group) {
        String key = new ObjectKey(topic, partition, start, group).below(null, "");
        return UUID.fromString(key.substring(key.lastIndexOf('/') + 1, key.length() - ".jsonl.gz".length()));
    }
}
