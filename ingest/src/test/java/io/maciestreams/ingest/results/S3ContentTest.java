package io.maciestreams.ingest.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.ingest.testing.ResultLines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

class S3ContentTest {

    private final AtomicInteger aborts = new AtomicInteger();

    @Test
    void readsAFileOfSeveralGzipPartsToItsEnd() throws Exception {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.write(ResultLines.gzip("first\n"));
        parts.write(ResultLines.gzip("second\n"));
        InputStream slow = new OneByteAtATime(parts.toByteArray());

        try (S3Content content = content(slow);
                GZIPInputStream gzip = new GZIPInputStream(content)) {
            assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("first\nsecond\n");
        }
        assertThat(aborts).hasValue(0);
    }

    @Test
    void givesUpTheConnectionBeforeTheEnd() throws Exception {
        S3Content content = content(new ByteArrayInputStream(new byte[100]));

        assertThat(content.available()).isPositive();
        assertThat(content.read()).isZero();
        content.close();

        assertThat(aborts).hasValue(1);
    }

    @Test
    void tellsALostConnectionFromABadFile() {
        S3Content content = content(new Broken());

        assertThatThrownBy(content::read)
                .isInstanceOf(ConnectionLostException.class)
                .hasMessage("the connection broke off: reset");
        assertThatThrownBy(() -> content.read(new byte[2])).isInstanceOf(ConnectionLostException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9, 12})
    void aConnectionLostAtTheStartOfALaterPartIsNotTheEndOfTheFile(int bytesOfTheSecondPart) throws Exception {
        byte[] first = ResultLines.gzip("first\n");
        InputStream some = new SequenceInputStream(
                new ByteArrayInputStream(first),
                new SequenceInputStream(
                        new ByteArrayInputStream(ResultLines.gzip("second\n"), 0, bytesOfTheSecondPart), new Broken()));
        ResultFile file = new ResultFile("k.jsonl.gz", "e", Instant.EPOCH);

        try (FileReading reading = new FileReading(file, content(some), 100, 0)) {
            assertThat(reading.next()).isNotNull();
            assertThatThrownBy(reading::next).isInstanceOf(ConnectionLostException.class);
        }
    }

    private S3Content content(InputStream bytes) {
        return new S3Content(new ResponseInputStream<>(
                GetObjectResponse.builder().build(), AbortableInputStream.create(bytes, aborts::incrementAndGet)));
    }

    private static final class Broken extends FilterInputStream {

        Broken() {
            super(InputStream.nullInputStream());
        }

        @Override
        public int read() throws IOException {
            throw new IOException("reset");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }

    /** As awkward as a network may be: nothing is ever available without waiting. */
    private static final class OneByteAtATime extends FilterInputStream {

        OneByteAtATime(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return super.read(bytes, offset, Math.min(1, length));
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
