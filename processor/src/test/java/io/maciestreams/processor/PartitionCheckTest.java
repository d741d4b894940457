package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class PartitionCheckTest {

    @Test
    void takesEqualCounts() {
        assertThatCode(() -> PartitionCheck.requireEqual(Map.of("a", 4, "b", 4)))
                .doesNotThrowAnyException();
    }

    @Test
    void namesEachTopicWithItsCountWhereTheyDiffer() {
        assertThatThrownBy(
                        () -> PartitionCheck.requireEqual(Map.of("macie.findings", 4, "macie.resource-profiles", 12)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("macie.findings=4")
                .hasMessageContaining("macie.resource-profiles=12");
    }
}
