package io.maciestreams.simulator;

import io.maciestreams.simulator.generator.AccountPlan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to simulate: the same seed, objects, epoch, account and Region always make the same account.
 *
 * @param port 0 takes a free one
 * @param epoch the account's present: nothing in it is later
 * @param malformedFindings how many findings to show without their times
 * @param faultSeed spreads faults over the requests; none without
 */
public record SimulatorOptions(
        int port,
        long seed,
        int objects,
        Instant epoch,
        String accountId,
        String region,
        int malformedFindings,
        ResultOptions results,
        JobOptions jobs,
        Optional<Long> faultSeed) {

    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    public SimulatorOptions {
        require(port >= 0 && port <= 65535, "The port must be between 0 and 65535: " + port);
        require(objects >= 0, "The number of objects cannot be negative: " + objects);
        require(ACCOUNT_ID.matcher(accountId).matches(), "The account id must have 12 digits: " + accountId);
        require(REGION.matcher(region).matches(), "Not a Region: " + region);
        require(malformedFindings >= 0, "The number of malformed findings cannot be negative: " + malformedFindings);
        epoch = epoch.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A seeded account of some objects on a free port, without malformed findings. */
    public static SimulatorOptions of(long seed, int objects, Instant epoch) {
        return new SimulatorOptions(
                0,
                seed,
                objects,
                epoch,
                "111122223333",
                "us-east-1",
                0,
                ResultOptions.NONE,
                JobOptions.USUAL,
                Optional.empty());
    }

    public SimulatorOptions withAccount(String newAccountId, String newRegion) {
        return new SimulatorOptions(
                port, seed, objects, epoch, newAccountId, newRegion, malformedFindings, results, jobs, faultSeed);
    }

    public SimulatorOptions withMalformedFindings(int number) {
        return new SimulatorOptions(port, seed, objects, epoch, accountId, region, number, results, jobs, faultSeed);
    }

    public SimulatorOptions withResults(ResultOptions newResults) {
        return new SimulatorOptions(
                port, seed, objects, epoch, accountId, region, malformedFindings, newResults, jobs, faultSeed);
    }

    public SimulatorOptions withJobs(JobOptions newJobs) {
        return new SimulatorOptions(
                port, seed, objects, epoch, accountId, region, malformedFindings, results, newJobs, faultSeed);
    }

    public SimulatorOptions withFaults(long newFaultSeed) {
        return new SimulatorOptions(
                port,
                seed,
                objects,
                epoch,
                accountId,
                region,
                malformedFindings,
                results,
                jobs,
                Optional.of(newFaultSeed));
    }

    AccountPlan plan() {
        return new AccountPlan(
                seed, objects, results.bucket(), results.prefix(), jobs.findingsCap(), jobs.hugeJobFindings());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
