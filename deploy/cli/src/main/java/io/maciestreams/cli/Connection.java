package io.maciestreams.cli;

import io.maciestreams.service.PropertiesFile;
import io.maciestreams.service.ServiceConfig;
import io.maciestreams.service.ServiceException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options by which a command that reads or writes topics finds the broker and the registry. */
public final class Connection {

    private static final int PATIENCE_MS = 5_000;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:MACIE_STREAMS_CONFIG}",
            description = "Settings file, of a service for example: of it kafka.* and schema.registry.* are used "
                    + "(default: the variable MACIE_STREAMS_CONFIG).")
    private @Nullable Path file;

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:MACIE_STREAMS_BOOTSTRAP_SERVER}",
            description = "Kafka, in place of the file's (default: MACIE_STREAMS_BOOTSTRAP_SERVER).")
    private @Nullable String bootstrapServer;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            defaultValue = "${env:MACIE_STREAMS_SCHEMA_REGISTRY}",
            description = "Schema registry, in place of the file's (default: MACIE_STREAMS_SCHEMA_REGISTRY).")
    private @Nullable String schemaRegistry;

    /**
     * The settings, by options, file and variables.
     *
     * @throws UsageException where they do not say where Kafka and registry are
     */
    public ServiceConfig settings() {
        Map<String, String> settings = new HashMap<>(file == null ? Map.of() : PropertiesFile.read(file));
        settings.keySet().removeIf(name -> !name.startsWith("kafka.") && !name.startsWith("schema.registry."));
        putIfGiven(settings, ServiceConfig.BOOTSTRAP_SERVERS, bootstrapServer);
        putIfGiven(settings, ServiceConfig.SCHEMA_REGISTRY_URL, schemaRegistry);
        if (!settings.keySet()
                .containsAll(List.of(ServiceConfig.BOOTSTRAP_SERVERS, ServiceConfig.SCHEMA_REGISTRY_URL))) {
            throw new UsageException(
                    "say where Kafka and registry are: --config FILE, or --bootstrap-server and --schema-registry");
        }
        return new ServiceConfig(ServiceConfig.definition(), settings);
    }

    /**
     * The same, once a broker has been seen to listen: Kafka's clients try for long, and complain all the while.
     *
     * @throws ServiceException where none does
     */
    public ServiceConfig reachable() {
        ServiceConfig settings = settings();
        String brokers = settings.getString(ServiceConfig.BOOTSTRAP_SERVERS);
        if (List.of(brokers.split("\\s*,\\s*", -1)).stream().noneMatch(Connection::listens)) {
            throw new ServiceException("no Kafka broker answers at " + brokers);
        }
        return settings;
    }

    private static boolean listens(String broker) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Utils.getHost(broker), Utils.getPort(broker)), PATIENCE_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void putIfGiven(Map<String, String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }
}
