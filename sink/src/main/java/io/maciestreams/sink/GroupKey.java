package io.maciestreams.sink;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one object holds the results of.
 *
 * @param macieAccountId account whose Macie made the results
 * @param jobId job that made them; null for automated discovery
 * @param accountId account that owns the analysed buckets
 */
record GroupKey(String macieAccountId, String region, @Nullable String jobId, String accountId) {

    private static final String AUTOMATED = "automated-sensitive-data-discovery";

    GroupKey {
        Objects.requireNonNull(macieAccountId);
        Objects.requireNonNull(region);
        Objects.requireNonNull(accountId);
    }

    /** The folder that Macie gives the job, or automated discovery. */
    String jobFolder() {
        return jobId == null ? AUTOMATED : jobId;
    }

    /** What the export configuration is for, as account/Region. */
    String shard() {
        return macieAccountId + "/" + region;
    }
}
