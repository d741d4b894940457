package io.maciestreams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.ProfileSettings;
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
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.apache.kafka.streams.TestInputTopic;

/** Whatever is sent, in whatever order and however often: the profile is the same. */
@SuppressWarnings("NullAway.Init") // jqwik calls start before anything else.
class ProfileLawsTest {

    private Path stateDir;
    private TestedApplication application;
    private TestInputTopic<String, DataClassificationResult> results;
    private TestInputTopic<String, ProfileSettings> profileSettings;
    private int tries;

    // One application for all tries, each with buckets of its own.
    @BeforeProperty
    void start() throws Exception {
        stateDir = Files.createTempDirectory("profile-laws");
        application = new TestedApplication(Application.PROFILES, stateDir);
        results = application.input(Topics.CLASSIFICATION_RESULTS);
        profileSettings = application.input(Topics.PROFILE_SETTINGS);
    }

    @AfterProperty
    void stop() throws IOException {
        application.close();
        try (var files = Files.walk(stateDir)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Property(tries = 1000)
    void orderAndDuplicatesDoNotMatter(
            @ForAll("scans") List<Scan> anywhere, @ForAll("settings") Settings settings, @ForAll Random random) {
        List<Scan> scans = inOwnBuckets(anywhere);
        String bucket = "arn:aws:s3:::" + ownBucket("bucket-1");
        List<Scan> sent = new ArrayList<>(scans);
        scans.stream().filter(scan -> random.nextInt(3) == 0).forEach(sent::add);
        Collections.shuffle(sent, random);
        int settingsCome = random.nextInt(sent.size() + 1);

        send(sent.subList(0, settingsCome));
        profileSettings.pipeInput(bucket, settings.record(bucket));
        send(sent.subList(settingsCome, sent.size()));

        Map<String, ResourceProfile> profiles = profiles();
        profiles.keySet().retainAll(scans.stream().map(Scan::bucketArn).toList());
        assertThat(Recount.sums(profiles)).isEqualTo(Recount.profiles(scans, Map.of(bucket, settings)));
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

    private List<Scan> inOwnBuckets(List<Scan> scans) {
        tries++;
        return scans.stream()
                .map(scan -> scan.inBucket(ownBucket(scan.bucket())))
                .toList();
    }

    private String ownBucket(String bucket) {
        return bucket + "-of-try-" + tries;
    }

    private void send(List<Scan> scans) {
        scans.forEach(scan -> results.pipeInput(scan.bucketArn(), scan.result()));
    }

    private Map<String, ResourceProfile> profiles() {
        Map<String, ResourceProfile> latest = new HashMap<>();
        application.output(Topics.RESOURCE_PROFILES).forEach(record -> latest.put(record.key(), record.value()));
        return latest;
    }
}
