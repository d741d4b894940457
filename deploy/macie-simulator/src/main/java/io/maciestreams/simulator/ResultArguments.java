package io.maciestreams.simulator;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The arguments about result files. */
final class ResultArguments {

    @Option(names = "--s3-endpoint", description = "An S3 to write result files to, once an export is configured.")
    private @Nullable URI s3Endpoint;

    @Option(
            names = "--results-bucket",
            description = "The bucket in which findings say that their results are; the account's own if not given.")
    private @Nullable String bucket;

    @Option(names = "--results-prefix", description = "What the keys that findings name begin with.")
    private @Nullable String prefix;

    ResultOptions options() {
        return new ResultOptions(s3Endpoint, bucket, prefix);
    }
}
