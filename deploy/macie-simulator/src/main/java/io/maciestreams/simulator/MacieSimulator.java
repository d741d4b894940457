package io.maciestreams.simulator;

import io.javalin.Javalin;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.generator.AccountGenerator;
import io.maciestreams.simulator.rest.Faults;
import io.maciestreams.simulator.rest.MacieApi;
import io.maciestreams.simulator.rest.Operation;
import io.maciestreams.simulator.rest.RequestCounts;
import io.maciestreams.simulator.results.S3ResultStore;
import java.net.URI;

/** A running Macie on the loopback interface, with one account behind it. */
public final class MacieSimulator implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Account account;
    private final Faults faults = new Faults();
    private final RequestCounts requests = new RequestCounts();
    private final Javalin server;

    private MacieSimulator(Account account, int port) {
        this.account = account;
        MacieApi api = new MacieApi(account, faults, requests);
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            api.route(config.routes);
        });
        server.start(HOST, port);
    }

    /** Draws the account and serves it. */
    public static MacieSimulator start(SimulatorOptions options) {
        Account account = new Account(options.accountId(), options.region(), options.epoch());
        new AccountGenerator(account, options.plan()).populate(options.malformedFindings());
        URI s3Endpoint = options.results().s3Endpoint();
        if (s3Endpoint != null) {
            account.results().writeTo(new S3ResultStore(s3Endpoint, options.region()));
        }
        MacieSimulator simulator = serve(account, options.port());
        options.faultSeed().ifPresent(simulator.faults()::spread);
        return simulator;
    }

    /** Serves an account that a test made by hand; port 0 takes a free one. */
    public static MacieSimulator serve(Account account, int port) {
        return new MacieSimulator(account, port);
    }

    public URI endpoint() {
        return URI.create("http://" + HOST + ":" + server.port());
    }

    public Account account() {
        return account;
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
        account.results().close();
    }
}
