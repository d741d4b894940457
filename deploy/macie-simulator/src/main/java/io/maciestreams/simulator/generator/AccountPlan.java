package io.maciestreams.simulator.generator;

import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.results.ResultsBucket;
import org.jspecify.annotations.Nullable;

/**
 * What to draw an account from.
 *
 * @param resultsBucket where findings say that their results are; null for a bucket of the account's and Region's own
 */
public record AccountPlan(long seed, int objects, @Nullable String resultsBucket, @Nullable String resultsPrefix) {

    public static AccountPlan of(long seed, int objects) {
        return new AccountPlan(seed, objects, null, null);
    }

    ResultsBucket resultsOf(Account account) {
        String name =
                resultsBucket != null ? resultsBucket : "macie-results-" + account.accountId() + "-" + account.region();
        return new ResultsBucket(name, resultsPrefix);
    }
}
