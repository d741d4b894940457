package io.maciestreams.service;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one service as a process: settings file in, exit code out.
 *
 * <p>0: it came to its end; 1: it could not go on, the log says why; 2: a wrong setting, named on standard error; 143:
 * stopped by SIGTERM, after an orderly close.
 */
public final class ServiceMain {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceMain.class);

    private static final long PATIENCE_SECONDS = 20;

    private final String name;
    private final ConfigDef definition;
    private final Function<Map<String, String>, Service> create;

    public ServiceMain(String name, ConfigDef definition, Function<Map<String, String>, Service> create) {
        this.name = name;
        this.definition = definition;
        this.create = create;
    }

    /** Runs the service with the settings file that {@code args} names, and ends the process. */
    public void runAndExit(String[] args) {
        System.exit(run(args));
    }

    /** Runs the service with the settings file that {@code args} names, and returns the exit code. */
    public int run(String... args) {
        if (args.length != 1 || args[0].equals("--help")) {
            return printHelp(args);
        }
        try {
            return runUntilStopped(create.apply(PropertiesFile.read(Path.of(args[0]))));
        } catch (Exception e) {
            return report(e, args[0]);
        }
    }

    /** All settings, with their meaning and default, to be read by people. */
    public String settings() {
        return definition.toEnrichedRst();
    }

    private static int runUntilStopped(Service service) throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread runner = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, runner, stopped), "stop"));
        try (service) {
            service.run();
            return 0;
        } finally {
            stopped.countDown();
        }
    }

    // What does not end by itself is interrupted: no service needs a good end to be right after the next start.
    private static void stop(Service service, Thread runner, CountDownLatch stopped) {
        service.close();
        try {
            if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                runner.interrupt();
                stopped.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int report(Exception e, String file) {
        // Kafka wraps what its clients find wrong with their settings.
        Optional<ConfigException> wrongSetting = cause(e, ConfigException.class);
        if (wrongSetting.isPresent()) {
            System.err.println(name + ": " + wrongSetting.get().getMessage() + " (" + file + ")");
            return 2;
        }
        cause(e, ServiceException.class)
                .<Runnable>map(known -> () -> LOG.error("{} cannot go on: {}", name, known.getMessage()))
                .or(() -> cause(e, TimeoutException.class)
                        .map(late -> () -> LOG.error(
                                "{} cannot go on: no answer in time ({}); are {} and {} right?",
                                name,
                                late.getMessage(),
                                // Confluent's client throws Kafka's exception for a registry that does not answer, too.
                                ServiceConfig.BOOTSTRAP_SERVERS,
                                ServiceConfig.SCHEMA_REGISTRY_URL)))
                .orElse(() -> LOG.error("{} cannot go on", name, e))
                .run();
        return 1;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private int printHelp(String[] args) {
        boolean asked = args.length == 1;
        (asked ? System.out : System.err).println("usage: " + name + " SETTINGS.properties");
        if (asked) {
            System.out.println();
            System.out.println(settings());
        }
        return asked ? 0 : 2;
    }
}
