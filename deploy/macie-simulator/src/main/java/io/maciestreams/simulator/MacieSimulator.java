package io.maciestreams.simulator;

import io.javalin.Javalin;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.account.Organisation;
import io.maciestreams.simulator.generator.AccountGenerator;
import io.maciestreams.simulator.generator.TimeRun;
import io.maciestreams.simulator.rest.Accounts;
import io.maciestreams.simulator.rest.Faults;
import io.maciestreams.simulator.rest.MacieApi;
import io.maciestreams.simulator.rest.Operation;
import io.maciestreams.simulator.rest.RequestCounts;
import io.maciestreams.simulator.rest.StsApi;
import io.maciestreams.simulator.results.S3ResultStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A running Macie on the loopback interface, with one account or an organisation behind it. */
public final class MacieSimulator implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Organisation organisation;
    private final List<TimeRun> timeRuns;
    private final Faults faults = new Faults();
    private final RequestCounts requests = new RequestCounts();
    private final Javalin server;

    private MacieSimulator(Organisation organisation, Scenario scenario, List<TimeRun> timeRuns, int port) {
        this.organisation = organisation;
        this.timeRuns = List.copyOf(timeRuns);
        scenario.faultSeed().ifPresent(faults::spread);
        OrganisationOptions options = scenario.organisation();
        Accounts accounts =
                new Accounts(organisation, options.isOne(), account -> new MacieApi(account, faults, requests));
        StsApi sts = new StsApi(organisation, options.denied(), Clock.systemUTC());
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            MacieApi.route(config.routes, accounts);
            sts.route(config.routes);
        });
        server.start(HOST, port);
    }

    /** Draws the accounts and serves them. */
    public static MacieSimulator start(SimulatorOptions options) {
        Organisation organisation = new Organisation(options.places().stream()
                .map(place -> new Account(place.accountId(), place.region(), options.epoch()))
                .toList());
        List<TimeRun> timeRuns = organisation.all().stream()
                .map(account -> populate(account, organisation, options))
                .toList();
        return new MacieSimulator(organisation, options.scenario(), timeRuns, options.port());
    }

    private static TimeRun populate(Account account, Organisation organisation, SimulatorOptions options) {
        URI s3Endpoint = options.scenario().results().s3Endpoint();
        if (s3Endpoint != null) {
            account.results().writeTo(new S3ResultStore(s3Endpoint, account.region()));
        }
        AccountGenerator generator =
                new AccountGenerator(account, organisation.administrator(account.region()), options.plan());
        generator.populate(options.malformedFindings());
        return generator.timeRun();
    }

    /** Serves an account that a test made by hand, to any credentials; port 0 takes a free one. */
    public static MacieSimulator serve(Account account, int port) {
        return new MacieSimulator(new Organisation(List.of(account)), Scenario.PLAIN, List.of(), port);
    }

    /** Lets time run by one step in every account that was drawn; the same steps make the same events. */
    public void advance(Duration step) {
        timeRuns.forEach(timeRun -> timeRun.advance(step));
    }

    public URI endpoint() {
        return URI.create("http://" + HOST + ":" + server.port());
    }

    /** The account; of an organisation the administrator in its first Region. */
    public Account account() {
        return organisation.first();
    }

    public Organisation organisation() {
        return organisation;
    }

    public Faults faults() {
        return faults;
    }

    /** How often the operation, by its name in the API, was called so far. */
    public long requests(String operation) {
        return requests.of(Operation.named(operation));
    }

    @Override
    public void close() {
        server.stop();
        organisation.all().forEach(account -> account.results().close());
    }
}
