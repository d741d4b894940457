package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.Finding;

/**
 * Publishes the findings of a shard that {@link FindingsFeed} could not see, because Macie showed them later than
 * younger ones or a page passed over them. It alone makes sure that none is missing.
 */
public final class LateFindingsFeed implements Feed {

    private final ShardFindings findings;
    private final FindingsReading reading;

    public LateFindingsFeed(ShardFindings findings, MacieApi macie) {
        this.findings = findings;
        this.reading = findings.reading(macie, this::begin, LateFindingsFeed::after);
    }

    @Override
    public String name() {
        return ShardFindings.LATE;
    }

    /** Before all that there is has been read once, nothing is late. */
    @Override
    public boolean isReady() {
        return findings.progress().isCaughtUp();
    }

    @Override
    public boolean step() throws MacieException {
        return reading.step();
    }

    private FindingsPass begin() {
        Instant now = findings.now();
        FindingsCursor cursor = Objects.requireNonNull(findings.progress().late(), "the first pass is through");
        return new FindingsPass(now, cursor.window(now, findings.overlaps().late()));
    }

    private static FindingsProgress after(
            FindingsProgress before, FindingsPass pass, List<Finding> page, @Nullable Instant reached, boolean isLast) {
        FindingsCursor cursor = Objects.requireNonNull(before.late()).reached(reached);
        return new FindingsProgress(before.news(), isLast ? cursor.polled(pass.startedAt()) : cursor);
    }
}
