package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;

/** Settings of a destination of one's own, beside those that Macie's export configurations name. */
final class DestinationConfig {

    static final String BUCKET = "destination.bucket";
    static final String KMS_KEY_ARN = "destination.kms.key.arn";
    static final String KEY_PREFIX = "destination.key.prefix";
    static final String EXPECTED_BUCKET_OWNER = "destination.expected.bucket.owner";
    static final String FOR_ALL = "destination.for.all";

    private DestinationConfig() {}

    static ConfigDef define(ConfigDef definition) {
        text(
                definition,
                BUCKET,
                "Bucket for results of accounts and Regions whose export configuration is set to nothing. "
                        + "Empty: those are passed over.");
        text(definition, KMS_KEY_ARN, "ARN of the KMS key that encrypts the objects there.");
        text(definition, KEY_PREFIX, "Start of every key there.");
        text(definition, EXPECTED_BUCKET_OWNER, "Account that must own that bucket. Empty: any.");
        return definition.define(
                FOR_ALL,
                ConfigDef.Type.BOOLEAN,
                false,
                Importance.MEDIUM,
                "Whether all results go to " + BUCKET + ", whatever the export configurations say.");
    }

    /** The destination, where one is set, as it can be kept beside an offset. */
    static Optional<OwnDestination> read(AbstractConfig config, String ourPrefix) {
        if (config.getString(BUCKET).isEmpty()) {
            refuseTheRest(config);
            return Optional.empty();
        }
        String owner = config.getString(EXPECTED_BUCKET_OWNER);
        OwnDestination own = new OwnDestination(
                config.getBoolean(FOR_ALL),
                new S3Destination(
                        config.getString(BUCKET),
                        owner.isEmpty() ? null : owner,
                        config.getString(KEY_PREFIX),
                        arn(config.getString(KMS_KEY_ARN))));
        requireShort(own, ourPrefix);
        return Optional.of(own);
    }

    private static void refuseTheRest(AbstractConfig config) {
        boolean any = List.of(KMS_KEY_ARN, KEY_PREFIX, EXPECTED_BUCKET_OWNER).stream()
                .anyMatch(name -> !config.getString(name).isEmpty());
        if (any || config.getBoolean(FOR_ALL)) {
            throw new ConfigException(BUCKET, "", "Must be set where another destination.* is");
        }
    }

    private static String arn(String key) {
        if (!key.matches("arn:[a-z-]+:kms:[a-z0-9-]+:\\d{12}:key/.+")) {
            throw new ConfigException(KMS_KEY_ARN, key, "Must be the ARN of a KMS key");
        }
        return key;
    }

    private static void requireShort(OwnDestination own, String ourPrefix) {
        Plan longest = new Plan(Long.MAX_VALUE, Long.MAX_VALUE, ourPrefix, Optional.of(own));
        if (new OffsetNote(Uuid.randomUuid(), Optional.of(longest)).encode().length() > OffsetNote.MAX_LENGTH) {
            throw new ConfigException(KEY_PREFIX, own.destination().getKeyPrefix(), "Must be shorter");
        }
    }

    private static void text(ConfigDef definition, String name, String documentation) {
        definition.define(name, ConfigDef.Type.STRING, "", Importance.MEDIUM, documentation);
    }
}
