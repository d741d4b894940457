package io.maciestreams.ingest;

import io.maciestreams.ingest.results.ReadLimits;
import io.maciestreams.ingest.results.S3Clients;
import io.maciestreams.service.Addresses;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The settings that concern Macie's result files in S3. */
record ResultFilesConfig(AbstractConfig settings) {

    static final String ENABLED = "result.files.enabled";
    static final String POLL_INTERVAL = "result.files.poll.interval.ms";
    static final String OVERLAP = "result.files.overlap.ms";
    static final String MAX_LINE_BYTES = "result.files.max.line.bytes";
    static final String S3_ENDPOINT = "s3.endpoint";
    static final String S3_REGION = "s3.region";

    // What Jackson takes of one string: no line under it has a longer one.
    private static final int LONGEST_LINE = 20_000_000;

    static ConfigDef define(ConfigDef definition) {
        return defineS3(definition)
                .define(
                        ENABLED,
                        ConfigDef.Type.BOOLEAN,
                        true,
                        Importance.HIGH,
                        "Whether to read the result files that Macie writes to the bucket of its export configuration.")
                .define(
                        POLL_INTERVAL,
                        ConfigDef.Type.LONG,
                        300_000L,
                        Range.atLeast(100),
                        Importance.MEDIUM,
                        "Milliseconds from the start of one pass through the result files to the start of the next.")
                .define(
                        OVERLAP,
                        ConfigDef.Type.LONG,
                        3_600_000L,
                        Range.atLeast(10_000),
                        Importance.LOW,
                        "Milliseconds that S3 may show a file later than the time it bears, which of a multipart upload"
                                + " is its start. A file that comes later than this is missed.")
                .define(
                        MAX_LINE_BYTES,
                        ConfigDef.Type.INT,
                        16 * 1024 * 1024,
                        Range.between(1024, LONGEST_LINE),
                        Importance.LOW,
                        "Bytes of the longest line of a result file that is read; a longer one is a dead letter.");
    }

    boolean enabled() {
        return settings.getBoolean(ENABLED);
    }

    Duration pollInterval() {
        return Duration.ofMillis(settings.getLong(POLL_INTERVAL));
    }

    ReadLimits limits() {
        return new ReadLimits(Duration.ofMillis(settings.getLong(OVERLAP)), settings.getInt(MAX_LINE_BYTES));
    }

    /** The way to S3 with the credentials of the account whose Macie writes the files. */
    S3Clients s3(AwsCredentialsProvider credentials) {
        return new S3Clients(s3Endpoint(), s3Region(), credentials);
    }

    /** Another S3 than AWS's. */
    Optional<URI> s3Endpoint() {
        return text(S3_ENDPOINT).map(URI::create);
    }

    /** Region of all buckets, where it is set. */
    Optional<String> s3Region() {
        return text(S3_REGION);
    }

    private Optional<String> text(String name) {
        return Optional.of(settings.getString(name)).filter(text -> !text.isEmpty());
    }

    private static ConfigDef defineS3(ConfigDef definition) {
        return definition
                .define(
                        S3_ENDPOINT,
                        ConfigDef.Type.STRING,
                        "",
                        Addresses.HTTP,
                        Importance.LOW,
                        "Address of another S3 than AWS's to find result files in; buckets are then addressed by path.")
                .define(
                        S3_REGION,
                        ConfigDef.Type.STRING,
                        "",
                        Importance.LOW,
                        "AWS Region of the buckets with result files. Empty: that of the configuration's KMS key, which"
                                + " lies in the bucket's Region.");
    }
}
