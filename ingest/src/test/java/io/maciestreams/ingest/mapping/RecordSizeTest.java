package io.maciestreams.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.Finding;
import io.maciestreams.ingest.testing.Findings;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordSizeTest {

    @Test
    void whatIsNotOverTheLimitIsNotUnderTheSizeItHas() throws Exception {
        for (String text : new String[] {"", "plain", "é\u20ac\ud83d\ude00".repeat(5_000)}) {
            Finding finding = finding(text);
            assertThat(RecordSize.of(finding, Integer.MAX_VALUE)).isGreaterThanOrEqualTo(encoded(finding));
        }
    }

    @Test
    void whatMayBeOverTheLimitHasItsExactSize() throws Exception {
        Finding finding = finding("x".repeat(5_000));

        assertThat(RecordSize.of(finding, 5_000)).isEqualTo(encoded(finding));
        assertThat(RecordSize.of(finding, 10_000)).isEqualTo(encoded(finding)).isLessThan(10_000);
    }

    private static Finding finding(String description) throws MappingException {
        return SdkToAvro.map(
                Findings.sensitiveData().description(description).build(),
                Finding.class,
                Map.of("macieAccountId", "111122223333"));
    }

    private static int encoded(Finding finding) throws IOException {
        return Finding.getEncoder().encode(finding).remaining();
    }
}
