package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipLinesTest {

    private static final List<byte[]> LINES = List.of(bytes("{\"a\":1}\n"), bytes("{\"a\":2}\n"));

    private final GzipLines content = GzipLines.of(LINES);

    @Test
    void holdsTheLines() throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content.compressed()))) {
            assertThat(gzip.readAllBytes()).isEqualTo(bytes("{\"a\":1}\n{\"a\":2}\n"));
        }
    }

    @Test
    void knowsWhatItHolds() {
        assertThat(content.count()).isEqualTo(2);
        assertThat(content.uncompressedSize()).isEqualTo(16);
        // printf '{"a":1}\n{"a":2}\n' | sha256sum
        assertThat(content.sha256()).isEqualTo("e91bd3062f38c3f1df2165d987872b022fb39a08c642a6fbc3b862dd2a2aaf24");
    }

    @Test
    void hasNeitherNameNorTimeInItsHeader() {
        assertThat(content.compressed()).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
        assertThat(GzipLines.of(LINES).compressed()).isEqualTo(content.compressed());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
