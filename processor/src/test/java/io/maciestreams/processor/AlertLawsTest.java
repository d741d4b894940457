package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.Alert;
import io.maciestreams.avro.BucketPublicAccess;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Severity;
import io.maciestreams.processor.fixtures.Buckets;
import io.maciestreams.processor.fixtures.Profiles;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** In whatever order the sides of a combination come, and however often: the alerts are the same, each once. */
class AlertLawsTest {

    private static final String BUCKET = "arn:aws:s3:::bucket-1";

    @Property(tries = 20)
    void orderAndDuplicatesDoNotMatter(@ForAll Random random) throws Exception {
        List<Consumer<TestedApplication>> sent = new ArrayList<>(List.of(
                application -> application.send(Topics.FINDINGS, BUCKET, finding(), TestedApplication.NOW),
                application -> application.send(
                        Topics.RESOURCE_PROFILES, BUCKET, Profiles.sensitive(BUCKET, 1, 0), TestedApplication.NOW),
                application -> application.send(
                        Topics.BUCKETS,
                        BUCKET,
                        Buckets.of("bucket-1", 10L)
                                .setPublicAccess(new BucketPublicAccess("PUBLIC", null))
                                .build(),
                        TestedApplication.NOW)));
        List.copyOf(sent).stream().filter(record -> random.nextBoolean()).forEach(sent::add);
        Collections.shuffle(sent, random);

        List<Alert> alerts = alertsAfter(sent);

        Set<String> rules = new TreeSet<>();
        assertThat(alerts).allMatch(alert -> rules.add(alert.getRuleId()) || alert.getFindingId() != null);
        assertThat(alerts.stream().map(Alert::getId).distinct()).hasSize(3);
        assertThat(rules).containsExactly("first-sensitive-data", "high-severity-finding", "sensitive-bucket-public");
    }

    private static List<Alert> alertsAfter(List<Consumer<TestedApplication>> sent) throws Exception {
        Path stateDir = Files.createTempDirectory("alert-laws");
        try (TestedApplication application = new TestedApplication(Application.ALERTS, stateDir)) {
            sent.forEach(record -> record.accept(application));
            return application.output(Topics.ALERTS).stream()
                    .map(record -> record.value())
                    .toList();
        } finally {
            try (var files = Files.walk(stateDir)) {
                for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static Finding finding() {
        Finding finding = Scan.of("bucket-1", "object", "f1", 2).finding();
        finding.setSeverity(new Severity("High", 3L));
        return finding;
    }
}
