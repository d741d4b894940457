package io.maciestreams.processor.results;

import io.maciestreams.avro.Provenance;
import io.maciestreams.topics.FindingHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers by which ingest and replays say that a finding is history. */
final class ProvenanceHeaders {

    private static final String LIVE = "LIVE";

    private ProvenanceHeaders() {}

    /** What the headers say; without them a finding is news. */
    static Provenance read(Headers headers) {
        String kind = text(headers.lastHeader(FindingHeaders.PROVENANCE));
        return Provenance.newBuilder()
                .setKind(kind == null ? LIVE : kind)
                .setReplayId(text(headers.lastHeader(FindingHeaders.REPLAY_ID)))
                .build();
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
