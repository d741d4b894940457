package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.processor.fixtures.Recount;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.fixtures.Scans;
import io.maciestreams.processor.fixtures.Settings;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.streams.TestInputTopic;

/** Whatever is sent, in whatever order and however often: the profile is the same. */
class ProfileLawsTest {

    private static final String BUCKET = "arn:aws:s3:::bucket-1";

    @Property(tries = 30)
    void orderAndDuplicatesDoNotMatter(
            @ForAll("scans") List<Scan> scans, @ForAll("settings") Settings settings, @ForAll Random random)
            throws Exception {
        List<Scan> sent = new ArrayList<>(scans);
        scans.stream().filter(scan -> random.nextInt(3) == 0).forEach(sent::add);
        Collections.shuffle(sent, random);
        int settingsCome = random.nextInt(sent.size() + 1);

        Map<String, ResourceProfile> profiles =
                process(sent.subList(0, settingsCome), settings, sent.subList(settingsCome, sent.size()));

        profiles.keySet().retainAll(scans.stream().map(Scan::bucketArn).toList());
        assertThat(Recount.sums(profiles)).isEqualTo(Recount.profiles(scans, Map.of(BUCKET, settings)));
    }

    @Provide
    Arbitrary<List<Scan>> scans() {
        return Scans.sets();
    }

    @Provide
    Arbitrary<Settings> settings() {
        return Arbitraries.of(
                Settings.NONE,
                Settings.suppressing(Scan.NAME),
                Settings.suppressing(Scan.CUSTOM_ID, Scan.CARD_NUMBER),
                Settings.overriddenTo(100));
    }

    private static Map<String, ResourceProfile> process(List<Scan> before, Settings settings, List<Scan> after)
            throws Exception {
        Path stateDir = Files.createTempDirectory("profile-laws");
        try (TestedApplication application = new TestedApplication(Application.PROFILES, stateDir)) {
            TestInputTopic<String, DataClassificationResult> results = application.input(Topics.CLASSIFICATION_RESULTS);
            before.forEach(scan -> results.pipeInput(scan.bucketArn(), scan.result()));
            application.input(Topics.PROFILE_SETTINGS).pipeInput(BUCKET, settings.record(BUCKET));
            after.forEach(scan -> results.pipeInput(scan.bucketArn(), scan.result()));
            Map<String, ResourceProfile> latest = new HashMap<>();
            application.output(Topics.RESOURCE_PROFILES).forEach(record -> latest.put(record.key(), record.value()));
            return latest;
        } finally {
            delete(stateDir);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
