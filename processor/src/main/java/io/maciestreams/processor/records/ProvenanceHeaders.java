package io.maciestreams.processor.records;

import io.maciestreams.avro.Provenance;
import io.maciestreams.topics.FindingHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers by which ingest and replays say that a record is history. */
public final class ProvenanceHeaders {

    private static final Provenance NEWS = Provenance.newBuilder().build();

    private ProvenanceHeaders() {}

    /** What the headers say; without any, a record is news. */
    public static Provenance read(Headers headers) {
        return read(headers, NEWS);
    }

    /** What the headers say, each before what is known without it. */
    public static Provenance read(Headers headers, Provenance known) {
        String kind = text(headers.lastHeader(FindingHeaders.PROVENANCE));
        String replayId = text(headers.lastHeader(FindingHeaders.REPLAY_ID));
        return new Provenance(kind == null ? known.getKind() : kind, replayId == null ? known.getReplayId() : replayId);
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
