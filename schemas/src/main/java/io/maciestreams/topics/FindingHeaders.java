package io.maciestreams.topics;

/**
 * Headers of records in {@link Topics#FINDINGS} and {@link Topics#DISCOVERY_RESULTS}; without any, a finding is news, and
 * a result what its provenance says. Values are UTF-8.
 */
public final class FindingHeaders {

    /** Whether the record is news or history: LIVE, BACKFILL or REPLAY. */
    public static final String PROVENANCE = "provenance";

    /** Identifier of the replay that sent the record again. */
    public static final String REPLAY_ID = "replay-id";

    /** When it was sent again: ISO 8601, UTC. */
    public static final String REPLAYED_AT = "replayed-at";

    private FindingHeaders() {}
}
