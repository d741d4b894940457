package io.maciestreams.simulator.generator;

import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.results.ResultsBucket;
import org.jspecify.annotations.Nullable;

/**
 * What to draw an account from.
 *
 * @param resultsBucket where findings say that their results are; null for a bucket of the account's and Region's own
 * @param findingsCap how many findings of a job's run are shown, before only every twentieth is
 * @param hugeJobFindings how many findings one more job made; 0 for no such job
 */
public record AccountPlan(
        long seed,
        int objects,
        @Nullable String resultsBucket,
        @Nullable String resultsPrefix,
        int findingsCap,
        int hugeJobFindings) {

    /** An account without a job so huge that Macie's cap matters. */
    public static AccountPlan of(long seed, int objects) {
        return new AccountPlan(seed, objects, null, null, 100_000, 0);
    }

    ResultsBucket resultsOf(Account account) {
        String name =
                resultsBucket != null ? resultsBucket : "macie-results-" + account.accountId() + "-" + account.region();
        return new ResultsBucket(name, resultsPrefix);
    }
}
