package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.provision.SchemaProvision;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.topics.Topics;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultDecoderTest {

    private static final String SCOPE = "result-decoder-test";

    private final SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(SCOPE);
    private final AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://" + SCOPE));
    private final ResultDecoder decoder = new ResultDecoder(serdes.writerSchemas()::of);

    @BeforeEach
    void provision() throws Exception {
        new SchemaProvision(registry).provision(Topics.WITH_SCHEMA);
    }

    @AfterEach
    void forgetRegistry() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @Test
    void decodesAResult() throws Exception {
        ResultLine line = decoder.decode(record(bytes(Results.ofJob("1")))).orElseThrow();

        assertThat(line.group()).isEqualTo(new GroupKey(Results.ACCOUNT, Results.REGION, Results.JOB, Results.ACCOUNT));
        assertThat(StandardCharsets.UTF_8.decode(line.json()).toString()).isEqualTo(Lines.json(Results.ofJob("1")));
    }

    @Test
    void leavesOutWhatIsNotAuthoritative() throws Exception {
        DataClassificationResult result = Results.ofJob("1");
        result.setAuthoritative(false);

        assertThat(decoder.decode(record(bytes(result)))).isEmpty();
    }

    @Test
    void givesUpBytesThatAreNotAvro() {
        assertPoison(new byte[] {'{', '}', 0, 0, 0, 0}, "Unknown magic byte");
    }

    @Test
    void givesUpACutOffRecord() {
        byte[] whole = bytes(Results.ofJob("1"));
        assertPoison(Arrays.copyOf(whole, whole.length / 2), "EOFException");
    }

    @Test
    void givesUpASchemaThatTheRegistryDoesNotHave() {
        assertPoison(new byte[] {0, 0, 0, 0, 99, 1}, "no schema of its id");
    }

    @Test
    void givesUpARecordOfAnotherType() {
        DeadLetter other = DeadLetter.newBuilder()
                .setService("sink")
                .setOrigin("test")
                .setReason("none")
                .setFailedAt(Instant.EPOCH)
                .setPayloadType("none")
                .setPayload(ByteBuffer.allocate(0))
                .build();
        assertPoison(bytes(other), "AvroTypeException");
    }

    @Test
    void givesUpARecordWithoutValue() {
        assertPoison(null, "no value");
    }

    @Test
    void stopsWhereTheFaultMayBeTheRegistrys() {
        assertStops(new SerializationException("no schema", new ConnectException("Connection refused")));
        assertStops(new SerializationException("no schema", new RestClientException("a proxy's page", 404, 50005)));
        assertStops(new TimeoutException("the registry answers 503"));
        assertStops(new IllegalStateException("nobody knows"));
    }

    private void assertPoison(byte @Nullable [] value, String reason) {
        assertThatThrownBy(() -> decoder.decode(record(value)))
                .isInstanceOf(PoisonRecordException.class)
                .hasMessageContaining(reason);
    }

    private static void assertStops(RuntimeException failure) {
        ResultDecoder failing = new ResultDecoder(id -> {
            throw failure;
        });
        assertThatThrownBy(() -> failing.decode(record(Lines.avro(Results.ofJob("1")))))
                .isSameAs(failure);
    }

    private byte[] bytes(SpecificRecord value) {
        return serdes.serializer().serialize(topicOf(value), value);
    }

    private static String topicOf(SpecificRecord value) {
        return value instanceof DeadLetter ? Topics.DEAD_LETTERS.name() : Topics.CLASSIFICATION_RESULTS.name();
    }

    @SuppressWarnings("NullAway") // Kafka does not say that values may be null.
    private static ConsumerRecord<String, byte[]> record(byte @Nullable [] value) {
        return new ConsumerRecord<>(Topics.CLASSIFICATION_RESULTS.name(), 0, 0, "key", value);
    }
}
