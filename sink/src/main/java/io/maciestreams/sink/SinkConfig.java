package io.maciestreams.sink;

import io.maciestreams.service.ServiceConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/** Settings of the sink. */
final class SinkConfig extends ServiceConfig {

    static final String APPLICATION_ID = "sink.application.id";
    static final String KEY_PREFIX = "sink.key.prefix";
    static final String MAX_RECORDS = "batch.max.records";
    static final String MAX_BYTES = "batch.max.bytes";
    static final String MAX_AGE_MS = "batch.max.age.ms";
    static final String MAX_MEMORY = "memory.max.bytes";
    static final String PART_BYTES = "s3.part.bytes";
    static final String VERIFY_CONTENT = "verify.content";
    static final String S3_ATTEMPT_TIMEOUT_MS = "s3.attempt.timeout.ms";
    static final String S3_ENDPOINT = "s3.endpoint";
    static final String S3_REGION = "s3.region";

    // It is part of a plan, and Kafka takes 4096 characters of metadata; a key of S3 has at most 1024 bytes.
    private static final int MAX_KEY_PREFIX = 512;

    // S3's own minimum for all parts but the last.
    private static final long MIN_PART = 5L * 1024 * 1024;

    static final ConfigDef DEFINITION = DestinationConfig.define(defineS3(defineBatch(ServiceConfig.definition())))
            .define(
                    APPLICATION_ID,
                    ConfigDef.Type.STRING,
                    "macie-streams-sink",
                    new NonEmptyString(),
                    Importance.HIGH,
                    "Consumer group, and start of the transactional ids. Another name begins at the first result, "
                            + "and needs another " + KEY_PREFIX + " as well.");

    SinkConfig(Map<String, String> settings) {
        super(DEFINITION, settings);
        s3Endpoint();
        ownDestination();
    }

    String applicationId() {
        return getString(APPLICATION_ID);
    }

    String keyPrefix() {
        return getString(KEY_PREFIX);
    }

    BatchLimits batchLimits() {
        return new BatchLimits(
                getInt(MAX_RECORDS), getLong(MAX_BYTES), Duration.ofMillis(getLong(MAX_AGE_MS)), getLong(MAX_MEMORY));
    }

    /** Whether verify reads objects to their end. */
    boolean verifiesContent() {
        return getBoolean(VERIFY_CONTENT);
    }

    /** Bytes from which an object is written in parts. */
    long partSize() {
        return getLong(PART_BYTES);
    }

    /** The destination that the settings themselves name, if they do. */
    Optional<OwnDestination> ownDestination() {
        return DestinationConfig.read(this, keyPrefix());
    }

    Duration s3AttemptTimeout() {
        return Duration.ofMillis(getLong(S3_ATTEMPT_TIMEOUT_MS));
    }

    Optional<URI> s3Endpoint() {
        String endpoint = getString(S3_ENDPOINT);
        try {
            return endpoint.isEmpty() ? Optional.empty() : Optional.of(absolute(URI.create(endpoint)));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(S3_ENDPOINT, endpoint, "Must be an address such as http://127.0.0.1:9090");
        }
    }

    Optional<String> s3Region() {
        return Optional.of(getString(S3_REGION)).filter(region -> !region.isEmpty());
    }

    private static URI absolute(URI address) {
        if (address.getScheme() == null || address.getHost() == null) {
            throw new IllegalArgumentException("scheme or host is missing");
        }
        return address;
    }

    private static void requireShort(String name, Object prefix) {
        if (prefix.toString().length() > MAX_KEY_PREFIX) {
            throw new ConfigException(name, prefix, "Must have at most " + MAX_KEY_PREFIX + " characters");
        }
    }

    private static ConfigDef defineBatch(ConfigDef definition) {
        return definition
                .define(
                        MAX_RECORDS,
                        ConfigDef.Type.INT,
                        10_000,
                        Range.atLeast(1),
                        Importance.MEDIUM,
                        "Results after which a batch is written. It ends where a poll ends, so it can be somewhat larger.")
                .define(
                        MAX_BYTES,
                        ConfigDef.Type.LONG,
                        64L * 1024 * 1024,
                        Range.atLeast(1),
                        Importance.MEDIUM,
                        "Bytes of JSON, before compression, after which a batch is written.")
                .define(
                        MAX_MEMORY,
                        ConfigDef.Type.LONG,
                        64L * 1024 * 1024,
                        Range.atLeast(1),
                        Importance.MEDIUM,
                        "Bytes of memory for all open batches together, compressed as they are. "
                                + "Where they take more, the largest is written early.")
                .define(
                        MAX_AGE_MS,
                        ConfigDef.Type.LONG,
                        60_000L,
                        Range.atLeast(1),
                        Importance.MEDIUM,
                        "Age in milliseconds at which a batch is written, whatever its size.");
    }

    private static ConfigDef defineS3(ConfigDef definition) {
        return definition
                .define(
                        VERIFY_CONTENT,
                        ConfigDef.Type.BOOLEAN,
                        true,
                        Importance.LOW,
                        "Whether verify reads every object to its end, which needs kms:Decrypt, or only asks for its head.")
                .define(
                        PART_BYTES,
                        ConfigDef.Type.LONG,
                        16L * 1024 * 1024,
                        Range.atLeast(MIN_PART),
                        Importance.LOW,
                        "Size from which an object is written in parts of that size.")
                .define(
                        KEY_PREFIX,
                        ConfigDef.Type.STRING,
                        "macie-streams/",
                        LambdaValidator.with(
                                SinkConfig::requireShort, () -> "at most " + MAX_KEY_PREFIX + " characters"),
                        Importance.MEDIUM,
                        "Folder of our objects below the configuration's key prefix. "
                                + "Empty only for a bucket that Macie itself does not write to.")
                .define(
                        S3_ATTEMPT_TIMEOUT_MS,
                        ConfigDef.Type.LONG,
                        30_000L,
                        Range.atLeast(1),
                        Importance.LOW,
                        "Milliseconds after which a request to S3 is tried again; "
                                + "all attempts together end after two minutes.")
                .define(
                        S3_ENDPOINT,
                        ConfigDef.Type.STRING,
                        "",
                        Importance.LOW,
                        "Address of another S3 than AWS's; buckets are then addressed by path.")
                .define(
                        S3_REGION,
                        ConfigDef.Type.STRING,
                        "",
                        Importance.LOW,
                        "AWS Region of the buckets. Empty: that of the configuration's KMS key, "
                                + "which lies in the bucket's Region.");
    }
}
