package io.maciestreams.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Validators for settings that hold addresses. */
public final class Addresses {

    /** One address of HTTP or HTTPS; may be absent or empty. */
    public static final Validator HTTP =
            LambdaValidator.with(Addresses::requireHttp, () -> "http://host:port or https://host:port");

    /** Addresses of a schema registry with commas between. */
    static final Validator REGISTRIES =
            LambdaValidator.with(Addresses::requireRegistries, () -> "http://host:port or https://host:port");

    /** Kafka brokers with commas between. */
    static final Validator BROKERS = LambdaValidator.with(Addresses::requireBrokers, () -> "host:port,host:port");

    private static final Set<String> HTTP_SCHEMES = Set.of("http", "https");

    // Confluent's registry client keeps schemas in memory for addresses of the last kind, for tests.
    private static final Set<String> REGISTRY_SCHEMES = Set.of("http", "https", "mock");
    private static final Pattern BROKER = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:/]+):\\d{1,5}");

    private Addresses() {}

    private static void requireHttp(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty() && !isAddress(value.toString(), HTTP_SCHEMES)) {
            throw new ConfigException(name, value, "expected http://host:port or https://host:port");
        }
    }

    private static void requireRegistries(String name, @Nullable Object value) {
        if (!parts(value).stream().allMatch(part -> isAddress(part, REGISTRY_SCHEMES))) {
            throw new ConfigException(name, value, "expected http://host:port or https://host:port");
        }
    }

    private static void requireBrokers(String name, @Nullable Object value) {
        if (!parts(value).stream().allMatch(part -> BROKER.matcher(part).matches())) {
            throw new ConfigException(name, value, "expected host:port, with commas between several");
        }
    }

    private static List<String> parts(@Nullable Object value) {
        return List.of(String.valueOf(value).split("\\s*,\\s*", -1));
    }

    private static boolean isAddress(String text, Set<String> schemes) {
        try {
            URI address = new URI(text);
            return address.getScheme() != null && schemes.contains(address.getScheme()) && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
