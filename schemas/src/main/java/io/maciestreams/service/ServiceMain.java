package io.maciestreams.service;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
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

    private int run(String[] args) {
        if (args.length != 1 || args[0].equals("--help")) {
            return printHelp(args);
        }
        Service service;
        try {
            service = create.apply(PropertiesFile.read(Path.of(args[0])));
        } catch (ConfigException e) {
            return refuse(e, args[0]);
        }
        return runUntilStopped(service, args[0]);
    }

    private int runUntilStopped(Service service, String file) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAndAwait(service, stopped), name + "-stop"));
        try {
            service.run();
            return 0;
        } catch (ConfigException e) {
            return refuse(e, file);
        } catch (Exception e) {
            LOG.error("{} cannot go on", name, e);
            return 1;
        } finally {
            service.close();
            stopped.countDown();
        }
    }

    private int refuse(ConfigException e, String file) {
        System.err.println(name + ": " + e.getMessage() + " (" + file + ")");
        return 2;
    }

    private static void closeAndAwait(Service service, CountDownLatch stopped) {
        service.close();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int printHelp(String[] args) {
        boolean asked = args.length == 1;
        (asked ? System.out : System.err).println("usage: " + name + " SETTINGS.properties");
        if (asked) {
            System.out.println();
            System.out.println(definition.toEnrichedRst());
        }
        return asked ? 0 : 2;
    }
}
