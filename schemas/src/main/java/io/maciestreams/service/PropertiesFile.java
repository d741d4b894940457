package io.maciestreams.service;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;

/** A file of settings, in which <code>${env:NAME}</code> stands for an environment variable. */
final class PropertiesFile {

    private PropertiesFile() {}

    /**
     * Reads a file.
     *
     * @throws ConfigException where the file cannot be read or names a variable that is not set
     */
    static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException("Cannot read the settings file " + file + ": " + e.getMessage());
        }
        return resolveVariables(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> properties.getProperty(name).trim())));
    }

    private static Map<String, String> resolveVariables(Map<String, String> settings) {
        EnvVarConfigProvider environment = new EnvVarConfigProvider();
        environment.configure(Map.of());
        return new ConfigTransformer(Map.of("env", environment))
                .transform(settings)
                .data();
    }
}
