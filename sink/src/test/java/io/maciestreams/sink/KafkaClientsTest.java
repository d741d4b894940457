package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.serdes.AvroSerdes;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot be set from outside. */
class KafkaClientsTest {

    private final KafkaClients clients = new KafkaClients(
            new SinkConfig(Map.ofEntries(
                    Map.entry("kafka.bootstrap.servers", "127.0.0.1:9092"),
                    Map.entry("schema.registry.url", "mock://kafka-clients-test"),
                    Map.entry("kafka.client.id", "ours"),
                    Map.entry("kafka.group.id", "theirs"),
                    Map.entry("kafka.group.instance.id", "theirs-1"),
                    Map.entry("kafka.auto.offset.reset", "latest"),
                    Map.entry("kafka.isolation.level", "read_uncommitted"),
                    Map.entry("kafka.enable.auto.commit", "true"),
                    Map.entry("kafka.allow.auto.create.topics", "true"),
                    Map.entry("kafka.transactional.id", "theirs"),
                    Map.entry("kafka.partitioner.class", "org.apache.kafka.clients.producer.RoundRobinPartitioner"),
                    Map.entry("kafka.partitioner.ignore.keys", "true"))),
            new AvroSerdes(Map.of("schema.registry.url", "mock://kafka-clients-test")));

    @Test
    void ledgerGoesToThePartitionsOfKafkasOwnHash() {
        assertThat(clients.ledgerSettings())
                .containsEntry("client.id", "ours")
                .doesNotContainKey("partitioner.class")
                .containsEntry("partitioner.ignore.keys", false);
    }

    @Test
    void eachInstanceHasATransactionalIdOfItsOwn() {
        assertThat(clients.ledgerSettings().get("transactional.id"))
                .asString()
                .startsWith("macie-streams-sink-")
                .isNotEqualTo(clients.ledgerSettings().get("transactional.id"));
    }

    @Test
    void resultsAreReadByTheApplicationsGroup() {
        assertReadsOnlyWhatIsCommitted(clients.resultsSettings());
        assertThat(clients.resultsSettings()).containsEntry("group.id", "macie-streams-sink");
    }

    @Test
    void configurationsAreReadInNoGroup() {
        assertReadsOnlyWhatIsCommitted(clients.readerSettings());
        assertThat(clients.readerSettings()).doesNotContainKeys("group.id", "group.instance.id");
    }

    private static void assertReadsOnlyWhatIsCommitted(Map<String, Object> settings) {
        assertThat(settings)
                .containsEntry("client.id", "ours")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("allow.auto.create.topics", false);
    }
}
