package io.maciestreams.cli.notifier;

import io.maciestreams.cli.alerts.AlertFilter;
import io.maciestreams.cli.alerts.Severity;
import io.maciestreams.service.ServiceConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;

/** Settings of the notifier. The address counts as a secret: Slack's is one. */
final class NotifierConfig extends ServiceConfig {

    private static final String URL = "webhook.url";
    private static final String FORMAT = "webhook.format";
    private static final String SECRET = "webhook.hmac.secret";
    private static final String TIMEOUT = "webhook.timeout.ms";
    private static final String RETRIES = "webhook.retries";
    private static final String BACKOFF = "webhook.retry.backoff.ms";
    private static final String BACKOFF_MAX = "webhook.retry.backoff.max.ms";
    private static final String IN_FLIGHT = "webhook.max.in.flight";
    private static final String SEVERITY = "alerts.severity";
    private static final String RULES = "alerts.rules";
    private static final String START = "alerts.start";
    private static final String APPLICATION_ID = "notifier.application.id";

    private static final String NEWEST = "newest";

    static final ConfigDef DEFINITION = alerts(webhook(ServiceConfig.definition()));

    private final URI url;

    NotifierConfig(Map<String, String> settings) {
        super(DEFINITION, settings);
        this.url = address(getPassword(URL).value());
    }

    private static ConfigDef webhook(ConfigDef definition) {
        return definition
                .define(
                        URL,
                        ConfigDef.Type.PASSWORD,
                        Importance.HIGH,
                        "Address to which each alert is posted; http or https. Redirects are not followed.")
                .define(
                        FORMAT,
                        ConfigDef.Type.STRING,
                        "json",
                        ValidString.in("json", "slack"),
                        Importance.HIGH,
                        "json: the alert with all its members; slack: {\"text\": ...}, for Slack and what is compatible.")
                .define(
                        SECRET,
                        ConfigDef.Type.PASSWORD,
                        "",
                        Importance.HIGH,
                        "Secret of the signature, as in $" + "{env:NAME}; empty: requests are not signed.")
                .define(
                        TIMEOUT,
                        ConfigDef.Type.LONG,
                        10_000L,
                        Range.between(1, 60_000),
                        Importance.MEDIUM,
                        "Longest wait for a whole answer, in milliseconds.")
                .define(
                        RETRIES,
                        ConfigDef.Type.INT,
                        10,
                        Range.atLeast(0),
                        Importance.MEDIUM,
                        "How often an alert is sent again before it goes to the dead letters.")
                .define(
                        BACKOFF,
                        ConfigDef.Type.LONG,
                        1_000L,
                        Range.atLeast(1),
                        Importance.LOW,
                        "Rest before the first repetition, in milliseconds; doubles each time, less a random part.")
                .define(
                        BACKOFF_MAX,
                        ConfigDef.Type.LONG,
                        300_000L,
                        Range.atLeast(1),
                        Importance.LOW,
                        "Longest rest before a repetition, in milliseconds.")
                .define(
                        IN_FLIGHT,
                        ConfigDef.Type.INT,
                        8,
                        Range.between(1, 256),
                        Importance.LOW,
                        "Requests at the same time; one at most for each subject.");
    }

    private static ConfigDef alerts(ConfigDef definition) {
        return definition
                .define(
                        SEVERITY,
                        ConfigDef.Type.STRING,
                        "LOW",
                        ValidString.in("LOW", "MEDIUM", "HIGH", "CRITICAL"),
                        Importance.MEDIUM,
                        "Only alerts of this severity or a higher one are sent.")
                .define(
                        RULES,
                        ConfigDef.Type.LIST,
                        "",
                        Importance.LOW,
                        "Only alerts of these rules are sent, with commas between; empty: of all.")
                .define(
                        START,
                        ConfigDef.Type.STRING,
                        NEWEST,
                        ValidString.in(NEWEST, "oldest"),
                        Importance.MEDIUM,
                        "Where to begin at the very first start: newest sends what comes from then on.")
                .define(
                        APPLICATION_ID,
                        ConfigDef.Type.STRING,
                        "macie-streams-notifier",
                        new ConfigDef.NonEmptyString(),
                        Importance.MEDIUM,
                        "Consumer group. Each webhook needs one of its own.");
    }

    // Says nothing of the value: it may be a secret.
    private static URI address(String text) {
        try {
            URI address = new URI(text);
            if (Set.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Told below, without the text that the exception holds.
        }
        throw new ConfigException("Invalid value for " + URL + ": expected http://host/path or https://host/path");
    }

    URI url() {
        return url;
    }

    AlertForm form() {
        return AlertForm.valueOf(getString(FORMAT).toUpperCase(Locale.ROOT));
    }

    Optional<Signature> signature() {
        String secret = getPassword(SECRET).value();
        return secret.isEmpty()
                ? Optional.empty()
                : Optional.of(new Signature(secret.getBytes(StandardCharsets.UTF_8)));
    }

    Duration timeout() {
        return Duration.ofMillis(getLong(TIMEOUT));
    }

    Patience patience() {
        return new Patience(
                getInt(RETRIES), Duration.ofMillis(getLong(BACKOFF)), Duration.ofMillis(getLong(BACKOFF_MAX)));
    }

    int maxInFlight() {
        return getInt(IN_FLIGHT);
    }

    AlertFilter filter() {
        return new AlertFilter(Severity.valueOf(getString(SEVERITY)), Set.copyOf(getList(RULES)), Set.of());
    }

    boolean startsWithNewest() {
        return getString(START).equals(NEWEST);
    }

    String applicationId() {
        return getString(APPLICATION_ID);
    }
}
