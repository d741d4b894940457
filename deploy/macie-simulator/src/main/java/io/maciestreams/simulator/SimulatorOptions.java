package io.maciestreams.simulator;

import io.maciestreams.simulator.generator.AccountPlan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to simulate: the same seed, objects, epoch, account and Region always make the same account.
 *
 * @param port 0 takes a free one
 * @param epoch the account's present: nothing in it is later
 * @param malformedFindings how many findings to show without their times
 */
public record SimulatorOptions(
        int port,
        long seed,
        int objects,
        Instant epoch,
        String accountId,
        String region,
        int malformedFindings,
        Scenario scenario) {

    /** An account in a Region. */
    record Place(String accountId, String region) {

        Place {
            require(ACCOUNT_ID.matcher(accountId).matches(), "The account id must have 12 digits: " + accountId);
            require(REGION.matcher(region).matches(), "Not a Region: " + region);
        }
    }

    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    public SimulatorOptions {
        require(port >= 0 && port <= 65535, "The port must be between 0 and 65535: " + port);
        require(objects >= 0, "The number of objects cannot be negative: " + objects);
        require(malformedFindings >= 0, "The number of malformed findings cannot be negative: " + malformedFindings);
        require(!places(accountId, region, scenario.organisation()).isEmpty(), "There must be an account");
        epoch = epoch.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A seeded account of some objects on a free port, without malformed findings. */
    public static SimulatorOptions of(long seed, int objects, Instant epoch) {
        return new SimulatorOptions(0, seed, objects, epoch, "111122223333", "us-east-1", 0, Scenario.PLAIN);
    }

    public SimulatorOptions withAccount(String newAccountId, String newRegion) {
        return new SimulatorOptions(port, seed, objects, epoch, newAccountId, newRegion, malformedFindings, scenario);
    }

    public SimulatorOptions withMalformedFindings(int number) {
        return new SimulatorOptions(port, seed, objects, epoch, accountId, region, number, scenario);
    }

    public SimulatorOptions withResults(ResultOptions results) {
        return with(new Scenario(results, scenario.jobs(), scenario.organisation(), scenario.faultSeed()));
    }

    public SimulatorOptions withJobs(JobOptions jobs) {
        return with(new Scenario(scenario.results(), jobs, scenario.organisation(), scenario.faultSeed()));
    }

    public SimulatorOptions withOrganisation(OrganisationOptions organisation) {
        return with(new Scenario(scenario.results(), scenario.jobs(), organisation, scenario.faultSeed()));
    }

    public SimulatorOptions withFaults(long faultSeed) {
        return with(new Scenario(scenario.results(), scenario.jobs(), scenario.organisation(), Optional.of(faultSeed)));
    }

    private SimulatorOptions with(Scenario other) {
        return new SimulatorOptions(port, seed, objects, epoch, accountId, region, malformedFindings, other);
    }

    AccountPlan plan() {
        return new AccountPlan(
                seed,
                objects,
                scenario.results().bucket(),
                scenario.results().prefix(),
                scenario.jobs().findingsCap(),
                scenario.jobs().hugeJobFindings());
    }

    /** Every account in every Region, the administrator first. */
    List<Place> places() {
        return places(accountId, region, scenario.organisation());
    }

    private static List<Place> places(String accountId, String region, OrganisationOptions organisation) {
        List<String> accounts = organisation.accounts().isEmpty() ? List.of(accountId) : organisation.accounts();
        List<String> regions = organisation.regions().isEmpty() ? List.of(region) : organisation.regions();
        return accounts.stream()
                .flatMap(account -> regions.stream().map(each -> new Place(account, each)))
                .toList();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
