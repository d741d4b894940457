package io.maciestreams.service;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;

/** A file of settings, in which <code>${env:NAME}</code> stands for an environment variable. */
public final class PropertiesFile {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^}]*)}");

    private PropertiesFile() {}

    /**
     * Reads a file.
     *
     * @throws ConfigException where the file cannot be read or names a variable that is not set
     */
    public static Map<String, String> read(Path file) {
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
        Map<String, String> resolved = new ConfigTransformer(Map.of("env", environment))
                .transform(settings)
                .data();
        resolved.forEach(PropertiesFile::refuseUnresolved);
        return resolved;
    }

    private static void refuseUnresolved(String name, String value) {
        Matcher variable = VARIABLE.matcher(value);
        if (variable.find()) {
            throw new ConfigException(
                    "Setting " + name + " names the environment variable " + variable.group(1) + ", which is not set");
        }
    }
}
