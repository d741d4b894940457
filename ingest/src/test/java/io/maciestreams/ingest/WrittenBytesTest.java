package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.Finding;
import io.maciestreams.ingest.mapping.SdkToAvro;
import io.maciestreams.ingest.testing.Findings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

class WrittenBytesTest {

    @Test
    void recordsThatWriteThemselvesWriteWhatTheirSchemaSays() throws Exception {
        Finding finding = SdkToAvro.map(
                Findings.sensitiveData().build(), Finding.class, Map.of("macieAccountId", "111122223333"));
        SpecificData themselves = new SpecificData();
        themselves.setCustomCoders(true);

        assertThat(written(finding, themselves)).isEqualTo(written(finding, new SpecificData()));
    }

    private static byte[] written(Finding finding, SpecificData by) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<Finding>(Finding.SCHEMA$, by).write(finding, encoder);
        return bytes.toByteArray();
    }
}
