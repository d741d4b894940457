package io.maciestreams.serdes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.maciestreams.avro.Finding;
import io.maciestreams.provision.SchemaProvision;
import io.maciestreams.topics.Topics;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndecodableTest {

    private static final String SCOPE = "undecodable-test";

    @BeforeEach
    void provision() throws Exception {
        new SchemaProvision(MockSchemaRegistry.getClientForScope(SCOPE)).provision(List.of(Topics.FINDINGS));
    }

    @AfterEach
    void forgetRegistry() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "00", // a beginning
                "7b7d", // JSON
                "000000004d0000", // a schema that nobody registered
                "0000000001", // no value
                "000000000101", // a negative length
                "0000000001ffffffffffffffffffffff", // not a number
                "0000000001feffffff0f" // a text longer than Java's longest
            })
    void rubbishIsTheRecordsOwnFault(String hex) {
        assertThat(Undecodable.reason(failure("mock://" + SCOPE, HexFormat.of().parseHex(hex))))
                .isPresent();
    }

    @Test
    void aRegistryThatCannotBeAskedIsNotTheRecordsFault() {
        assertThat(Undecodable.reason(failure("http://127.0.0.1:1", new byte[] {0, 0, 0, 0, 1, 1})))
                .isEmpty();
    }

    @Test
    void anUnknownFailureIsNotTheRecordsFault() {
        assertThat(Undecodable.reason(new SerializationException(new IllegalStateException("?"))))
                .isEmpty();
        assertThat(Undecodable.reason(new IllegalStateException("?"))).isEmpty();
    }

    private static Exception failure(String registry, byte[] bytes) {
        Deserializer<Finding> deserializer =
                new AvroSerdes(Map.of("schema.registry.url", registry)).deserializer(Topics.FINDINGS);
        return catchException(() -> deserializer.deserialize(Topics.FINDINGS.name(), bytes));
    }
}
