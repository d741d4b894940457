package io.maciestreams.local.run;

import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.local.LocalStack;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The simulator in a run: it writes its result files to the stack's S3, and knows the truth to compare with. */
final class SimulatedRun implements MacieRun {

    private static final Duration PROGRESS = Duration.ofSeconds(1);

    private final LocalStack stack;
    private final AccountSpec account;
    private final SimulatedMacie macie;

    SimulatedRun(LocalStack stack, AccountSpec account) {
        this.stack = stack;
        this.account = account;
        this.macie = SimulatedMacie.start(stack, account);
    }

    // What Macie has still to write is no part of what a run is drained of.
    @Override
    public void prepare(PrintStream out) throws IOException, InterruptedException {
        macie.exportTo(ExportBucket.NAME, stack.kmsKeyArn());
        out.println("Macie writes its result files to S3");
        while (macie.isWritingResults()) {
            Thread.sleep(PROGRESS.toMillis());
            stack.requireAlive();
        }
    }

    @Override
    public String description() {
        return "Macie simulator  %s (%s, seed %d)".formatted(macie.endpoint(), account.shard(), account.seed());
    }

    @Override
    public ServiceSetup ingest() {
        return ServiceSetup.local(Services.ingest(macie.endpoint(), account, Map.of("s3.endpoint", s3())));
    }

    @Override
    public ServiceSetup sink() {
        return ServiceSetup.local(Map.of("s3.endpoint", s3(), "batch.max.age.ms", "1000"));
    }

    private String s3() {
        return stack.s3Endpoint().toString();
    }

    @Override
    public boolean agrees(TopicReader reader, ExportBucket bucket, PrintStream out) throws IOException {
        boolean profilesAgree = new ProfileReconciliation(reader, macie, out).run();
        boolean exportsAgree = new ExportReconciliation(reader, bucket, out).run();
        boolean countsAgree = new CountReconciliation(macie.truth(), out).run(reader);
        boolean documentsAgree = new SiemReconciliation(macie.findings(), out).run(reader);
        boolean derivedAgrees = derivedAgrees(reader, bucket.macieResults(), out);
        boolean alertsAgree = new AlertReconciliation(reader, macie, account.shard(), out).run();
        return profilesAgree && exportsAgree && countsAgree && documentsAgree && derivedAgrees && alertsAgree;
    }

    private boolean derivedAgrees(TopicReader reader, List<MacieResult> results, PrintStream out) throws IOException {
        List<String> buckets = macie.truth().buckets();
        Map<String, ResourceProfile> profiles = reader.latest(Topics.RESOURCE_PROFILES);
        JobReconciliation jobs = new JobReconciliation(macie, out);
        boolean typesAgree = new DetectionReconciliation(profiles, macie, out).run(buckets);
        boolean scopesAgree = new ScopeReconciliation(profiles, macie, out).run(buckets, results);
        boolean bucketsAgree = new BucketStatisticsReconciliation(macie, out)
                .run(reader.latest(Topics.BUCKET_STATISTICS).values());
        boolean eventsAgree = jobs.compareEvents(reader.all(Topics.JOB_EVENTS).stream()
                .map(ConsumerRecord::value)
                .toList());
        boolean runsAgree =
                jobs.compareCompleteness(reader.latest(Topics.JOB_COMPLETENESS).values(), results);
        return typesAgree && scopesAgree && bucketsAgree && eventsAgree && runsAgree;
    }

    @Override
    public void close() {
        macie.close();
    }
}
