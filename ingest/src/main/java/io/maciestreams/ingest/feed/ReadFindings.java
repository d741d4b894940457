package io.maciestreams.ingest.feed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.macie2.model.Finding;

/** Findings that pages brought and that are still to be published, and how far their feeds have come with them. */
final class ReadFindings {

    private final Map<StateHash, Finding> fresh = new LinkedHashMap<>();
    private FindingsProgress after;
    private Instant newestChange = Instant.MIN;

    /** None, behind what is published. */
    ReadFindings(FindingsProgress published) {
        this.after = published;
    }

    void add(StateHash hash, Finding finding, Instant windowEnd) {
        // A finding that hides its time was listed, so it lies in the window.
        Instant change = finding.updatedAt() == null ? windowEnd : finding.updatedAt();
        fresh.put(hash, finding);
        newestChange = change.isAfter(newestChange) ? change : newestChange;
    }

    void reach(FindingsProgress progress) {
        after = progress;
    }

    FindingsProgress after() {
        return after;
    }

    Map<StateHash, Finding> fresh() {
        return fresh;
    }

    /** What a later pass has to remember of them. */
    SeenPart toSeenPart() {
        return SeenPart.of(fresh.keySet(), newestChange);
    }
}
