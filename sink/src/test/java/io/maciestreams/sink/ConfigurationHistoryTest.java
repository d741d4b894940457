package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.avro.S3Destination;
import org.junit.jupiter.api.Test;

class ConfigurationHistoryTest {

    private static final GroupKey GROUP = new GroupKey("111122223333", "us-east-1", null, "111122223333");

    private final ConfigurationHistory history = new ConfigurationHistory();

    @Test
    void givesTheNewestAtOrBeforeTheOffset() {
        history.add(1, configuration("us-east-1", "old"));
        history.add(5, configuration("us-east-1", "new"));

        assertThat(history.at(4, GROUP)).contains(configuration("us-east-1", "old"));
        assertThat(history.at(5, GROUP)).contains(configuration("us-east-1", "new"));
        assertThat(history.at(99, GROUP)).contains(configuration("us-east-1", "new"));
    }

    @Test
    void hasNothingBeforeTheFirst() {
        history.add(5, configuration("us-east-1", "first"));

        assertThat(history.at(4, GROUP)).isEmpty();
    }

    @Test
    void keepsRegionsApart() {
        history.add(1, configuration("us-east-1", "here"));
        history.add(2, configuration("eu-central-1", "there"));

        assertThat(history.at(2, GROUP)).contains(configuration("us-east-1", "here"));
        assertThat(history.lastOffset()).isEqualTo(2);
    }

    @Test
    void beginsWithNone() {
        assertThat(history.lastOffset()).isEqualTo(-1);
        assertThat(history.at(Long.MAX_VALUE, GROUP)).isEmpty();
    }

    private static ClassificationExportConfiguration configuration(String region, String bucket) {
        S3Destination destination = new S3Destination(bucket, null, null, "arn:aws:kms:us-east-1:111122223333:key/k");
        return new ClassificationExportConfiguration("111122223333", region, destination);
    }
}
