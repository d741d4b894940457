package io.maciestreams.processor.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.ProfileUpdate;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.processor.fixtures.Recount;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.fixtures.Scans;
import io.maciestreams.processor.projection.DataClassificationResult;
import io.maciestreams.processor.records.StateSerde;
import io.maciestreams.processor.state.LatestResult;
import io.maciestreams.processor.state.ObjectState;
import io.maciestreams.serdes.AvroSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.avro.specific.SpecificRecord;

class LatestResultsTest {

    private static final ProfileUpdate CAUSE = new ProfileUpdate(null, null, Statistics.none());
    private static final Scan SCAN = Scan.of("ledger", "a.csv", "r1", 7);

    @BeforeContainer
    static void trust() {
        AvroSerdes.trustOurRecords();
    }

    @Property(tries = 2000)
    void anySequenceOfTheSameResultsGivesTheSameProfiles(@ForAll("scans") List<Scan> scans, @ForAll Random random) {
        List<Scan> sent = new ArrayList<>(scans);
        scans.stream().filter(scan -> random.nextBoolean()).forEach(sent::add);
        Collections.shuffle(sent, random);

        Sums sums = new Sums();
        sent.forEach(sums::add);

        assertThat(sums.profiles()).isEqualTo(Recount.profiles(scans));
    }

    @Property(tries = 2000)
    void whereverTheSameResultsAreSplitStateCarriesThemOn(@ForAll("scans") List<Scan> scans, @ForAll Random random) {
        Sums sums = new Sums();
        for (Scan scan : scans) {
            sums.add(scan);
            if (random.nextInt(4) == 0) {
                sums.goThroughState();
            }
        }

        assertThat(sums.profiles()).isEqualTo(Recount.profiles(scans));
    }

    @Example
    void aLaterScanOfAnOlderVersionIsNotTheLatest() {
        Scan older = SCAN.withId("r2")
                .ofVersion(SCAN.lastModified().minusSeconds(1))
                .at(SCAN.createdAt().plusSeconds(100));

        assertThat(latest(SCAN, older)).isEqualTo("r1");
        assertThat(latest(older, SCAN)).isEqualTo("r1");
    }

    @Example
    void ofOneAnalysisTheResultFileWinsThoughItsTimesAreWholeSeconds() {
        Scan file = SCAN.withId("r0").fromResultFile();
        Scan finding = SCAN.at(SCAN.createdAt().plus(Duration.ofMillis(347)));

        assertThat(latest(file, finding)).isEqualTo("r0");
        assertThat(latest(finding, file)).isEqualTo("r0");
    }

    @Example
    void withinASecondTheLaterFindingWins() {
        Scan later = SCAN.withId("r0").at(SCAN.createdAt().plusMillis(1));

        assertThat(latest(later, SCAN)).isEqualTo("r0");
    }

    @Example
    void anUnknownTimeOfChangeComesFirst() {
        DataClassificationResult unknown =
                SCAN.withId("r9").at(SCAN.createdAt().plusSeconds(9)).projected();
        unknown.getResourcesAffected().getS3Object().setLastModified(null);

        ObjectState state = LatestResults.accept(LatestResults.accept(null, SCAN.projected()), unknown);

        assertThat(LatestResults.ofAll(state)).extracting(LatestResult::getId).isEqualTo("r1");
    }

    @Example
    void withoutOriginAResultIsOfItsJobElseOfAutomatedDiscovery() {
        DataClassificationResult ofJob = SCAN.projected();
        ofJob.getClassificationDetails().setOriginType(null);
        DataClassificationResult ofNoJob = SCAN.byAutomatedDiscovery().projected();
        ofNoJob.getClassificationDetails().setOriginType(null);

        assertThat(LatestResults.accept(null, ofJob).getJob()).isNotNull();
        assertThat(LatestResults.accept(null, ofNoJob).getAutomated()).isNotNull();
    }

    @Provide
    Arbitrary<List<Scan>> scans() {
        return Scans.sets();
    }

    private static Object latest(Scan... scans) {
        ObjectState state = null;
        for (Scan scan : scans) {
            state = LatestResults.accept(state, scan.projected());
        }
        assertThat(state).isNotNull();
        return state == null ? "" : state.getJob().getId();
    }

    /** What the topology keeps of results: a state for each object, a sum for each bucket. */
    private static final class Sums {

        private static final StateSerde<ObjectState> STATES = StateSerde.of(ObjectState.class);
        private static final StateSerde<ResourceProfile> PROFILES = StateSerde.of(ResourceProfile.class);

        private final Map<String, ObjectState> objects = new HashMap<>();
        private final Map<String, ResourceProfile> profiles = new HashMap<>();

        void add(Scan scan) {
            ObjectState before = objects.get(scan.path());
            ObjectState after = LatestResults.accept(before, scan.projected());
            objects.put(scan.path(), after);
            ObjectChange change = ObjectChange.between(
                    before, after, Contribution.detected(scan.projected()), CAUSE, Sources.of(scan.projected()));
            change.applyTo(profiles.computeIfAbsent(scan.bucketArn(), Sums::emptyProfile));
        }

        void goThroughState() {
            objects.replaceAll((path, state) -> throughBytes(STATES, state));
            profiles.replaceAll((bucketArn, profile) -> throughBytes(PROFILES, profile));
        }

        Map<String, ResourceProfile> profiles() {
            Map<String, ResourceProfile> complete = new HashMap<>(profiles);
            complete.replaceAll(
                    (bucketArn, profile) -> Recount.sums(CompleteProfile.of(profile, ScoreWeights.DEFAULT)));
            return complete;
        }

        private static <T extends SpecificRecord> T throughBytes(StateSerde<T> serde, T value) {
            return serde.deserializer().deserialize("", serde.serializer().serialize("", value));
        }

        private static ResourceProfile emptyProfile(String bucketArn) {
            ResourceProfile profile = Profile.empty();
            profile.setResourceArn(bucketArn);
            return profile;
        }
    }
}
