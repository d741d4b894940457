package io.maciestreams.processor.completeness;

import io.maciestreams.identity.Fingerprint;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Keys of a job's minutes, in their order. */
final class Minutes {

    private static final int FINGERPRINT = 16;

    private Minutes() {}

    /** Both sources of an analysis are in one minute: files tell its time in whole seconds. */
    static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    /** Key of a job's minute; no time is before 1970. */
    static byte[] key(String jobArn, Instant minute) {
        return key(jobArn, minute.getEpochSecond());
    }

    static byte[] first(String jobArn) {
        return key(jobArn, 0);
    }

    static byte[] last(String jobArn) {
        return key(jobArn, Long.MAX_VALUE);
    }

    /** The minute that a key is of. */
    static Instant of(byte[] key) {
        return Instant.ofEpochSecond(
                ByteBuffer.wrap(key, FINGERPRINT, Long.BYTES).getLong());
    }

    private static byte[] key(String jobArn, long epochSecond) {
        return ByteBuffer.allocate(FINGERPRINT + Long.BYTES)
                .put(Fingerprint.of(jobArn))
                .putLong(epochSecond)
                .array();
    }
}
