package io.maciestreams.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaProvisionTest {

    private static final String SCOPE = "schema-provision-test";

    private final SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(SCOPE);
    private final AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://" + SCOPE));

    @AfterEach
    void forgetRegistry() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @Test
    void serializersFindWhatWasProvisioned() throws Exception {
        new SchemaProvision(registry).provision(Topics.WITH_SCHEMA);
        Serde<DeadLetter> serde = serdes.serde(Topics.DEAD_LETTERS);

        byte[] bytes = serde.serializer().serialize(Topics.DEAD_LETTERS.name(), deadLetter());

        assertThat(serde.deserializer().deserialize(Topics.DEAD_LETTERS.name(), bytes))
                .isEqualTo(deadLetter());
    }

    @Test
    void provisioningAgainChangesNothing() throws Exception {
        new SchemaProvision(registry).provision(Topics.WITH_SCHEMA);
        new SchemaProvision(registry).provision(Topics.WITH_SCHEMA);

        assertThat(registry.getAllVersions(Topics.FINDINGS.valueSubject())).isEqualTo(List.of(1));
    }

    @Test
    void serializersNeverRegister() {
        assertThatThrownBy(() -> serdes.serde(Topics.DEAD_LETTERS)
                        .serializer()
                        .serialize(Topics.DEAD_LETTERS.name(), deadLetter()))
                .isInstanceOf(SerializationException.class)
                .hasRootCauseInstanceOf(RestClientException.class);
    }

    private static DeadLetter deadLetter() {
        return DeadLetter.newBuilder()
                .setService("ingest")
                .setOrigin("GetFindings")
                .setReason("createdAt is missing")
                .setFailedAt(Instant.parse("2026-11-20T10:00:00.123Z"))
                .setPayloadType("application/json")
                .setPayload(ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)))
                .build();
    }
}
