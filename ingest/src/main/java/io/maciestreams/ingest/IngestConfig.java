package io.maciestreams.ingest;

import io.maciestreams.ingest.feed.FindingsOverlaps;
import io.maciestreams.ingest.macie.Accounts;
import io.maciestreams.ingest.macie.RequestRates;
import io.maciestreams.ingest.macie.Shard;
import io.maciestreams.service.Addresses;
import io.maciestreams.service.ServiceConfig;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Settings of ingest. */
final class IngestConfig extends ServiceConfig {

    static final String SHARDS = "macie.shards";
    static final String ENDPOINT = "macie.endpoint";
    static final String REQUEST_TIMEOUT = "macie.request.timeout.ms";
    static final String POLL_INTERVAL = "poll.interval.ms";
    static final String PROFILE_SETTINGS_ENABLED = "profile.settings.enabled";
    static final String PROFILE_SETTINGS_INTERVAL = "profile.settings.poll.interval.ms";
    static final String DISABLED_RETRY = "disabled.retry.ms";
    static final String FINDINGS_OVERLAP = "findings.overlap.ms";
    static final String NEWS_OVERLAP = "findings.news.overlap.ms";
    static final String LATE_FINDINGS_INTERVAL = "late.findings.poll.interval.ms";
    static final String APPLICATION_ID = "ingest.application.id";

    static final ConfigDef DEFINITION = ResultFilesConfig.define(
                    AccountSettings.define(RateSettings.define(StatusSettings.define(ServiceConfig.definition()))))
            .define(
                    SHARDS,
                    ConfigDef.Type.LIST,
                    ConfigDef.NO_DEFAULT_VALUE,
                    LambdaValidator.with(IngestConfig::requireShards, () -> "account/Region, each once"),
                    Importance.HIGH,
                    "Accounts and Regions to read, as 123456789012/us-east-1 with commas between. The same on every"
                            + " instance.")
            .define(
                    ENDPOINT,
                    ConfigDef.Type.STRING,
                    null,
                    Addresses.HTTP,
                    Importance.LOW,
                    "Address to find Macie at instead of AWS, for example of a simulator.")
            .define(
                    REQUEST_TIMEOUT,
                    ConfigDef.Type.LONG,
                    20_000L,
                    Range.between(100, 600_000),
                    Importance.LOW,
                    "Milliseconds that one request to Macie may take.")
            .define(
                    POLL_INTERVAL,
                    ConfigDef.Type.LONG,
                    60_000L,
                    Range.atLeast(100),
                    Importance.MEDIUM,
                    "Milliseconds from the start of one pass to the start of the next.")
            .define(
                    PROFILE_SETTINGS_ENABLED,
                    ConfigDef.Type.BOOLEAN,
                    true,
                    Importance.MEDIUM,
                    "Whether to read what is set on each bucket's profile, and Macie's own statistics of it: two"
                            + " requests for each bucket.")
            .define(
                    PROFILE_SETTINGS_INTERVAL,
                    ConfigDef.Type.LONG,
                    900_000L,
                    Range.atLeast(100),
                    Importance.LOW,
                    "Milliseconds from the start of one pass over all profiles to the start of the next.")
            .define(
                    DISABLED_RETRY,
                    ConfigDef.Type.LONG,
                    900_000L,
                    Range.atLeast(100),
                    Importance.LOW,
                    "Milliseconds, at most, that a feed rests after an error that somebody has to mend, such as that"
                            + " Macie is not enabled.")
            .define(
                    FINDINGS_OVERLAP,
                    ConfigDef.Type.LONG,
                    300_000L,
                    Range.atLeast(1_000),
                    Importance.LOW,
                    "Milliseconds that Macie may take to show a finding after a younger one. One that it shows later is"
                            + " missed.")
            .define(
                    NEWS_OVERLAP,
                    ConfigDef.Type.LONG,
                    10_000L,
                    Range.atLeast(0),
                    Importance.LOW,
                    "Milliseconds that each pass for new findings reads again before the newest change published, at"
                            + " most findings.overlap.ms. One"
                            + " that Macie shows later waits for the next pass for late findings.")
            .define(
                    LATE_FINDINGS_INTERVAL,
                    ConfigDef.Type.LONG,
                    300_000L,
                    Range.atLeast(100),
                    Importance.LOW,
                    "Milliseconds from the start of one pass for late findings to the start of the next. Each reads again"
                            + " what changed since the last one, and findings.overlap.ms before.")
            .define(
                    APPLICATION_ID,
                    ConfigDef.Type.STRING,
                    "macie-streams-ingest",
                    new NonEmptyString(),
                    Importance.LOW,
                    "Start of the group's name and of all transactional ids. The same on all instances: those with"
                            + " another one are not fenced from these, and both would publish everything.");

    IngestConfig(Map<String, String> settings) {
        super(AccountSettings.defineRoles(DEFINITION, settings.keySet()), settings);
    }

    List<Shard> shards() {
        return getList(SHARDS).stream().map(Shard::parse).toList();
    }

    Optional<URI> macieEndpoint() {
        return Optional.ofNullable(getString(ENDPOINT)).map(URI::create);
    }

    Duration requestTimeout() {
        return Duration.ofMillis(getLong(REQUEST_TIMEOUT));
    }

    Duration pollInterval() {
        return Duration.ofMillis(getLong(POLL_INTERVAL));
    }

    /** How often to read the profiles; empty where they are not read. */
    Optional<Duration> profileSettingsInterval() {
        return getBoolean(PROFILE_SETTINGS_ENABLED)
                ? Optional.of(Duration.ofMillis(getLong(PROFILE_SETTINGS_INTERVAL)))
                : Optional.empty();
    }

    Duration disabledRetry() {
        return Duration.ofMillis(getLong(DISABLED_RETRY));
    }

    Accounts accounts() {
        return AccountSettings.of(this, macieEndpoint().isEmpty());
    }

    RequestRates requestRates() {
        return RateSettings.of(this);
    }

    StatusSettings status() {
        return StatusSettings.of(this);
    }

    FindingsOverlaps findingsOverlaps() {
        return new FindingsOverlaps(
                Duration.ofMillis(getLong(NEWS_OVERLAP)), Duration.ofMillis(getLong(FINDINGS_OVERLAP)));
    }

    Duration lateFindingsInterval() {
        return Duration.ofMillis(getLong(LATE_FINDINGS_INTERVAL));
    }

    ResultFilesConfig resultFiles() {
        return new ResultFilesConfig(this);
    }

    String applicationId() {
        return getString(APPLICATION_ID);
    }

    private static void requireShards(String name, @Nullable Object value) {
        Set<Shard> shards = new HashSet<>();
        if (!(value instanceof List<?> texts) || texts.isEmpty()) {
            throw new ConfigException(name, value, "name at least one, as 123456789012/us-east-1");
        }
        for (Object text : texts) {
            try {
                if (!shards.add(Shard.parse(String.valueOf(text)))) {
                    throw new ConfigException(name, text, "it is named twice");
                }
            } catch (IllegalArgumentException e) {
                throw new ConfigException(name, text, e.getMessage());
            }
        }
    }
}
