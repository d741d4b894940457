package io.maciestreams.ingest.redrive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** What a record that is sent again tells of its past, in headers beside those that it had. */
final class RedriveHeaders {

    static final String LETTER = "redriven-letter";
    static final String AT = "redriven-at";
    static final String TIMES = "redriven-times";
    static final String ORIGIN = "redriven-origin";
    static final String REASON = "redriven-reason";

    private RedriveHeaders() {}

    static void add(Headers headers, StoredLetter stored, Instant now) {
        int times = times(headers) + 1;
        set(headers, LETTER, stored.id());
        set(headers, AT, now.toString());
        set(headers, TIMES, Integer.toString(times));
        set(headers, ORIGIN, origin(stored));
        set(headers, REASON, stored.letter().getReason());
    }

    private static String origin(StoredLetter stored) {
        String place = stored.letter().getOrigin();
        return stored.isOfRecord()
                ? place + "-" + stored.letter().getPartition() + "@"
                        + stored.letter().getOffset()
                : place + " " + stored.letter().getId();
    }

    private static int times(Headers headers) {
        Header known = headers.lastHeader(TIMES);
        return known == null ? 0 : Integer.parseInt(new String(known.value(), StandardCharsets.UTF_8));
    }

    // Those of the times before stay: the last of a name counts.
    private static void set(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
