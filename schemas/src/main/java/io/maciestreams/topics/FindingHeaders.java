package io.maciestreams.topics;

/** Headers of records in {@link Topics#FINDINGS}; without any, a finding is news. Values are UTF-8. */
public final class FindingHeaders {

    /** Whether the finding is news or history: LIVE, BACKFILL or REPLAY. */
    public static final String PROVENANCE = "provenance";

    /** Identifier of the replay that sent the finding again. */
    public static final String REPLAY_ID = "replay-id";

    private FindingHeaders() {}
}
