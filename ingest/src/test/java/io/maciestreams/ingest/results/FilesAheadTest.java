package io.maciestreams.ingest.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.macie.MacieException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FilesAheadTest {

    private static final S3Destination PLACE = new S3Destination("results", null, null, "key");
    private static final ResultFile A = file("a");
    private static final ResultFile B = file("b");

    private final Map<String, AtomicInteger> opened = new ConcurrentHashMap<>();

    @Test
    void fetchesFilesAtTheSameTimeAndEachOnce() {
        CountDownLatch both = new CountDownLatch(2);
        FilesAhead ahead = new FilesAhead((place, file) -> {
            both.countDown();
            return awaited(both) ? content(file, 3) : failing();
        });

        ahead.expect(PLACE, List.of(A, B));
        ahead.expect(PLACE, List.of(A, B));

        assertThat(ahead.take(PLACE, A)).contains(new byte[3]);
        assertThat(ahead.take(PLACE, B)).contains(new byte[3]);
        assertThat(opened.get("a")).hasValue(1);
        assertThat(ahead.take(PLACE, A)).isEmpty();
    }

    @Test
    void leavesALargeFileToBeReadAsItComes() {
        FilesAhead ahead = new FilesAhead((place, file) -> content(file, file.equals(A) ? 256 * 1024 : 256 * 1024 + 1));

        ahead.expect(PLACE, List.of(A, B));

        assertThat(ahead.take(PLACE, A))
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(256 * 1024));
        assertThat(ahead.take(PLACE, B)).isEmpty();
    }

    @Test
    void leavesAFailureToWhoOpensTheFile() {
        FilesAhead ahead = new FilesAhead((place, file) -> {
            if (file.equals(A)) {
                throw new MacieException("GetObject", "denied", null);
            }
            return failing();
        });

        ahead.expect(PLACE, List.of(A, B));

        assertThat(ahead.take(PLACE, A)).isEmpty();
        assertThat(ahead.take(PLACE, B)).isEmpty();
    }

    @Test
    void knowsNothingOfFilesThatWereGivenUpOrOfAnotherBucket() {
        FilesAhead ahead = new FilesAhead((place, file) -> content(file, 3));

        ahead.expect(PLACE, List.of(A, B));
        ahead.expect(PLACE, List.of(B));

        assertThat(ahead.take(PLACE, A)).isEmpty();
        assertThat(ahead.take(new S3Destination("other", null, null, "key"), B)).isEmpty();
        assertThat(ahead.take(PLACE, B)).isPresent();
    }

    private InputStream content(ResultFile file, int length) {
        opened.computeIfAbsent(file.key(), key -> new AtomicInteger()).incrementAndGet();
        return new ByteArrayInputStream(new byte[length]);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream failing() {
        return new PipedInputStream();
    }

    private static ResultFile file(String key) {
        return new ResultFile(key, "tag", Instant.EPOCH);
    }
}
