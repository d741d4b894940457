package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipLinesTest {

    private final BlockDeflater deflater = new BlockDeflater();

    @Test
    void knowsWhatItHolds() throws IOException {
        ObjectContent content = compressed(List.of(bytes("{\"a\":1}\n"), bytes("{\"a\":2}\n")));

        assertThat(Unzipped.bytes(content)).isEqualTo(bytes("{\"a\":1}\n{\"a\":2}\n"));
        assertThat(content.count()).isEqualTo(2);
        assertThat(content.uncompressedSize()).isEqualTo(16);
        // printf '{"a":1}\n{"a":2}\n' | sha256sum
        assertThat(content.sha256()).isEqualTo("e91bd3062f38c3f1df2165d987872b022fb39a08c642a6fbc3b862dd2a2aaf24");
    }

    @Test
    void hasNeitherNameNorTimeInItsHeader() throws IOException {
        List<byte[]> lines = List.of(bytes("{\"a\":1}\n"));

        byte[] once = joined(compressed(lines).bytes());
        assertThat(once).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
        assertThat(joined(compressed(lines).bytes())).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, GzipLines.BLOCK - 1, GzipLines.BLOCK, GzipLines.BLOCK + 1, 1_000_000})
    void holdsLinesOfAnyLengthThatDoNotCompress(int length) throws IOException {
        byte[] line = new byte[length];
        new Random(length).nextBytes(line);

        ObjectContent content = compressed(List.of(line, line, line));

        assertThat(Unzipped.bytes(content)).isEqualTo(joined(new ObjectBytes(List.of(line, line, line))));
    }

    @Test
    void compressesAsWellAsOneStreamButForFivePercent() throws IOException {
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            lines.add(bytes(Lines.json(Results.ofJob("result-" + i * 7919))));
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (OutputStream gzip = new DeflaterOutputStream(whole, new Deflater(BlockDeflater.LEVEL, true))) {
            for (byte[] line : lines) {
                gzip.write(line);
            }
        }

        ObjectContent content = compressed(lines);
        assertThat(Unzipped.lines(content)).hasSize(2_000);
        assertThat(content.bytes().size()).isLessThan(whole.size() * 105L / 100);
    }

    @Test
    void manyStreamsShareOneCompressorAndStaySmall() throws IOException {
        List<GzipLines> streams = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            streams.add(new GzipLines(deflater));
        }
        for (int round = 0; round < 200; round++) {
            ByteBuffer line = Lines.of(Results.ofJob("round-" + round)).json();
            streams.forEach(stream -> stream.add(line));
        }

        assertThat(streams.stream().mapToLong(GzipLines::held).sum()).isLessThan(120_000_000);
        List<String> first = Unzipped.lines(streams.get(0).end());
        assertThat(first).hasSize(200);
        assertThat(Unzipped.lines(streams.get(999).end())).isEqualTo(first);
    }

    private ObjectContent compressed(List<byte[]> lines) {
        GzipLines gzip = new GzipLines(deflater);
        lines.forEach(line -> gzip.add(ByteBuffer.wrap(line)));
        return gzip.end();
    }

    private static byte[] joined(ObjectBytes bytes) throws IOException {
        return bytes.stream().readAllBytes();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
