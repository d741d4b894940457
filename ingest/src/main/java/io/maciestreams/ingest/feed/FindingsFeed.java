package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.Finding;

/** Publishes the findings of a shard as they come: first all that there are, then in each pass what is new. */
public final class FindingsFeed implements Feed {

    private final ShardFindings findings;
    private final FindingsReading reading;

    public FindingsFeed(ShardFindings findings, MacieApi macie) {
        this.findings = findings;
        this.reading = findings.reading(macie, this::begin, FindingsFeed::after);
    }

    @Override
    public String name() {
        return ShardFindings.NEWS;
    }

    @Override
    public boolean step() throws MacieException {
        return reading.step();
    }

    private FindingsPass begin() {
        FindingsProgress progress = findings.progress();
        FindingsOverlaps overlaps = findings.overlaps();
        Duration overlap = progress.isCaughtUp() ? overlaps.news() : overlaps.late();
        Instant now = findings.now();
        return new FindingsPass(now, progress.news().window(now, overlap));
    }

    private static FindingsProgress after(
            FindingsProgress before, FindingsPass pass, List<Finding> page, @Nullable Instant reached, boolean isLast) {
        FindingsCursor cursor = before.news().reached(change(before, pass, page, reached, isLast));
        if (!isLast) {
            return new FindingsProgress(cursor, before.late());
        }
        FindingsCursor polled = cursor.polled(pass.startedAt());
        return new FindingsProgress(polled, before.isCaughtUp() ? before.late() : polled);
    }

    // What is too young to be sure of moves the cursor all the same, since a pass for late ones comes behind. Not so in
    // the
    // first pass, behind which there is none yet, nor where more is to be read that is older.
    private static @Nullable Instant change(
            FindingsProgress before, FindingsPass pass, List<Finding> page, @Nullable Instant reached, boolean isLast) {
        return before.isCaughtUp() && (isLast || reached == null) ? pass.newest(page) : reached;
    }
}
