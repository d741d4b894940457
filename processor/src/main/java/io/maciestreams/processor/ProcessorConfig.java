package io.maciestreams.processor;

import io.maciestreams.processor.alerts.Rules;
import io.maciestreams.processor.lifecycle.LifecycleSettings;
import io.maciestreams.processor.profiles.ProfileOutputs;
import io.maciestreams.processor.profiles.ProfilesSettings;
import io.maciestreams.service.ServiceConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidList;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Settings of the processor. */
final class ProcessorConfig extends ServiceConfig {

    static final String APPLICATIONS = "processor.applications";
    static final String APPLICATION_ID = "processor.application.id";
    static final String PROFILES_APPLICATION_ID = "processor.profiles.application.id";
    static final String INSTANCE_ID = "processor.instance.id";
    static final String RESULT_FILES = "processor.result.files";
    static final String EXPIRING_DAYS = "lifecycle.job.expiring.days";
    static final String STUCK_HOURS = "lifecycle.job.stuck.hours";
    static final String FINDINGS_RETENTION_DAYS = "findings.retention.days";
    static final String FINDINGS_CAP = "lifecycle.job.findings.cap";
    static final String GRACE_MINUTES = "reconciliation.grace.minutes";
    static final String RULES = "alerts.rules";
    static final String DISABLED_RULES = "alerts.rules.disabled";
    static final String STATE_DIR = "state.dir";

    private static final int FOR_EVER = -1;

    // What Kafka takes for a static member, with room for the number of the thread behind it.
    private static final Pattern INSTANCE = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

    static final ConfigDef DEFINITION = ScoreSettings.define(ServiceConfig.definition())
            .define(
                    APPLICATIONS,
                    ConfigDef.Type.LIST,
                    String.join(",", Application.ids()),
                    ValidList.in(false, Application.ids()),
                    Importance.MEDIUM,
                    "Applications that this process runs.")
            .define(
                    APPLICATION_ID,
                    ConfigDef.Type.STRING,
                    "macie-streams",
                    new NonEmptyString(),
                    Importance.MEDIUM,
                    "Start of each application's id: consumer group, transactions and internal topics are named by it."
                            + " Under another id profiles begins at the first result again; results does not start"
                            + " where results exist already, as it would append all of them again.")
            .define(
                    PROFILES_APPLICATION_ID,
                    ConfigDef.Type.STRING,
                    null,
                    LambdaValidator.with(ProcessorConfig::requireNotEmpty, () -> "not empty"),
                    Importance.LOW,
                    "Id of the profiles application alone; rebuild says when it has to be another one.")
            .define(
                    INSTANCE_ID,
                    ConfigDef.Type.STRING,
                    null,
                    LambdaValidator.with(
                            ProcessorConfig::requireInstanceId, () -> "letters, digits, dots, dashes and underscores"),
                    Importance.MEDIUM,
                    "Name of this process among those of one processor.application.id, the same after each restart."
                            + " A named process keeps its partitions while it restarts; they go to others when it has"
                            + " been away for kafka.session.timeout.ms. Without a name they go to others at once.")
            .define(
                    RESULT_FILES,
                    ConfigDef.Type.BOOLEAN,
                    true,
                    Importance.MEDIUM,
                    "Whether ingest reads Macie's result files. If so, an analysis that Macie has stored in one is"
                            + " exported from there; if not, from its finding.")
            .define(
                    EXPIRING_DAYS,
                    ConfigDef.Type.INT,
                    7,
                    Range.atLeast(0),
                    Importance.LOW,
                    "How many days before Macie cancels a job that its user paused this is an event.")
            .define(
                    STUCK_HOURS,
                    ConfigDef.Type.INT,
                    24,
                    Range.atLeast(1),
                    Importance.LOW,
                    "After how many hours without any change of a running job this is an event.")
            .define(
                    FINDINGS_RETENTION_DAYS,
                    ConfigDef.Type.INT,
                    FOR_EVER,
                    Range.atLeast(FOR_EVER),
                    Importance.LOW,
                    "How many days a finding is kept in macie.findings-current after Macie has given it up; -1: for ever.")
            .define(
                    FINDINGS_CAP,
                    ConfigDef.Type.LONG,
                    100_000L,
                    Range.atLeast(0),
                    Importance.LOW,
                    "How many findings of one run of a job Macie's API shows; of those beyond it shows every twentieth.")
            .define(
                    GRACE_MINUTES,
                    ConfigDef.Type.INT,
                    60,
                    Range.atLeast(0),
                    Importance.LOW,
                    "For how many minutes our profile of a bucket may differ from Macie's before that is a difference.")
            .define(
                    RULES,
                    ConfigDef.Type.STRING,
                    "",
                    Importance.MEDIUM,
                    "YAML file of rules for alerts, beside the built-in ones; empty: none.")
            .define(
                    DISABLED_RULES,
                    ConfigDef.Type.LIST,
                    "",
                    Importance.MEDIUM,
                    "Ids of built-in rules that are switched off.")
            .define(
                    STATE_DIR,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new NonEmptyString(),
                    Importance.HIGH,
                    "Folder for local state. It may be lost: the state is restored from Kafka.");

    private final Rules rules;

    ProcessorConfig(Map<String, String> settings) {
        super(DEFINITION, settings);
        StreamsSettings.refuseReserved(kafka());
        ScoreSettings.of(this);
        rules = Rules.load(
                Optional.of(getString(RULES)).filter(file -> !file.isEmpty()).map(Path::of), getList(DISABLED_RULES));
    }

    List<Application> applications() {
        return getList(APPLICATIONS).stream().map(Application::of).toList();
    }

    /** Whether ingest reads result files. */
    boolean resultFiles() {
        return getBoolean(RESULT_FILES);
    }

    /** When the lifecycle application speaks up by itself. */
    LifecycleSettings lifecycle() {
        int retention = getInt(FINDINGS_RETENTION_DAYS);
        return new LifecycleSettings(
                Duration.ofDays(getInt(EXPIRING_DAYS)),
                Duration.ofHours(getInt(STUCK_HOURS)),
                retention == FOR_EVER ? Optional.empty() : Optional.of(Duration.ofDays(retention)),
                getLong(FINDINGS_CAP));
    }

    /** The rules for alerts. */
    Rules rules() {
        return rules;
    }

    /** What is set of the profiles application, writing to the public topics. */
    ProfilesSettings profiles() {
        return profiles(ProfileOutputs.LIVE);
    }

    ProfilesSettings profiles(ProfileOutputs outputs) {
        return new ProfilesSettings(Duration.ofMinutes(getInt(GRACE_MINUTES)), ScoreSettings.of(this), outputs);
    }

    /** Id of an application: profiles can have one of its own. */
    String applicationId(Application application) {
        String own = application == Application.PROFILES ? getString(PROFILES_APPLICATION_ID) : null;
        return own == null ? getString(APPLICATION_ID) + "-" + application.id() : own;
    }

    /** Name of this process among its like, as a static member of its applications' groups. */
    Optional<String> instanceId() {
        return Optional.ofNullable(getString(INSTANCE_ID));
    }

    /** Kafka Streams' settings for one application. */
    Map<String, Object> streams(Application application) {
        Map<String, Object> settings = StreamsSettings.defaults(application);
        settings.putAll(kafka());
        settings.putAll(StreamsSettings.RESERVED);
        settings.put("application.id", applicationId(application));
        settings.put("state.dir", getString(STATE_DIR));
        // Each application is a group of its own, so that one name serves all of them.
        instanceId().ifPresent(id -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
        return settings;
    }

    private static void requireNotEmpty(String name, @Nullable Object value) {
        if (value instanceof String text && text.isEmpty()) {
            throw new ConfigException(name, value, "must not be empty");
        }
    }

    private static void requireInstanceId(String name, @Nullable Object value) {
        if (value != null && !INSTANCE.matcher(value.toString()).matches()) {
            throw new ConfigException(name, value, "It is 1 to 200 letters, digits, dots, dashes and underscores");
        }
    }
}
