package io.maciestreams.local.run;

import static java.util.stream.Collectors.toMap;

import io.maciestreams.local.LocalStack;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;

/** A real account's Macie in a run: ingest reads it and its result files, and the sink keeps to this machine unless told otherwise. */
final class AwsRun implements MacieRun {

    private final LocalStack stack;
    private final AwsAccount account;

    AwsRun(LocalStack stack, AwsAccount account) {
        this.stack = stack;
        this.account = account;
    }

    @Override
    public void prepare(PrintStream out) {
        // AWS is there already, and nothing of it is changed.
    }

    @Override
    public String description() {
        return "Macie            %s, results go %s"
                .formatted(
                        String.join(", ", account.shards()),
                        account.export() ? "where its export configuration says" : "to the S3 above");
    }

    /** With ingest's own rhythm and pace: a real Macie has quotas. */
    @Override
    public ServiceSetup ingest() {
        return new ServiceSetup(Map.of("macie.shards", String.join(",", account.shards())), environment());
    }

    @Override
    public ServiceSetup sink() {
        return account.export() ? new ServiceSetup(Map.of(), environment()) : ServiceSetup.local(toThisMachine());
    }

    private Map<String, String> toThisMachine() {
        return Map.of(
                "s3.endpoint",
                stack.s3Endpoint().toString(),
                "destination.for.all",
                "true",
                "destination.bucket",
                ExportBucket.NAME,
                "destination.kms.key.arn",
                stack.kmsKeyArn(),
                "batch.max.age.ms",
                "1000");
    }

    /** What the user's environment says of AWS: other programs that run beside do not get it. */
    private static Map<String, String> environment() {
        return System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("AWS_"))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of a real Macie nobody knows the truth: only what came is compared with what was written of it. */
    @Override
    public boolean agrees(TopicReader reader, ExportBucket bucket, PrintStream out) throws IOException {
        return new ExportReconciliation(reader, bucket, out).run();
    }

    @Override
    public void close() {
        // Nothing of AWS is held.
    }
}
