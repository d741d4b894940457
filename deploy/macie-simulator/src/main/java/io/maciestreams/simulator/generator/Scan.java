package io.maciestreams.simulator.generator;

import io.maciestreams.simulator.account.Analysis;
import io.maciestreams.simulator.account.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One analysis of one version of an object, by automated discovery ({@code jobId} is null) or by a job. */
record Scan(String id, Instant at, @Nullable String jobId, ObjectVersion version) {

    Origin origin() {
        return jobId == null ? Origin.AUTOMATED_SENSITIVE_DATA_DISCOVERY : Origin.SENSITIVE_DATA_DISCOVERY_JOB;
    }

    /** The analysis itself, for an object that yields no finding. */
    Analysis toAnalysis() {
        return new Analysis(
                id,
                origin(),
                version.bucket().name(),
                version.key(),
                version.lastModified(),
                at,
                version.status(),
                version.reason(),
                version.sizeClassified(),
                List.of());
    }
}
