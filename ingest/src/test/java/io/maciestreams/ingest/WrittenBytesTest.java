package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Provenance;
import io.maciestreams.ingest.mapping.DiscoveryResult;
import io.maciestreams.ingest.mapping.SdkToAvro;
import io.maciestreams.ingest.testing.Findings;
import io.maciestreams.ingest.testing.ResultLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WrittenBytesTest {

    private static final String ACCOUNT = "111122223333";

    @BeforeAll
    static void makeTheClients() {
        Map<String, String> settings = Map.of(
                "kafka.bootstrap.servers", "127.0.0.1:9092",
                "schema.registry.url", "http://127.0.0.1:8081",
                "macie.shards", ACCOUNT + "/us-east-1");
        assertThat(new KafkaClients(new IngestConfig(settings))).isNotNull();
    }

    @Test
    void findingsWriteThemselvesAsTheirSchemaSays() throws Exception {
        assertWritesItself(
                SdkToAvro.map(Findings.sensitiveData().build(), Finding.class, Map.of("macieAccountId", ACCOUNT)));
    }

    @Test
    void resultsWriteThemselvesAsTheirSchemaSays() throws Exception {
        assertWritesItself(result(ResultLines.sensitive("a")));
        assertWritesItself(result(ResultLines.skipped("b")));
    }

    private static void assertWritesItself(SpecificRecord record) throws IOException {
        SpecificData itself = SpecificData.getForClass(record.getClass());

        assertThat(itself.useCustomCoders()).isTrue();
        assertThat(written(record, itself)).isEqualTo(written(record, new SpecificData()));
    }

    private static DataClassificationResult result(String line) throws Exception {
        return DiscoveryResult.of(line.getBytes(StandardCharsets.UTF_8), ACCOUNT, new Provenance("LIVE", null));
    }

    private static byte[] written(SpecificRecord record, SpecificData by) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<SpecificRecord>(record.getSchema(), by).write(record, encoder);
        return bytes.toByteArray();
    }
}
