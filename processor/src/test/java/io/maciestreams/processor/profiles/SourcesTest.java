package io.maciestreams.processor.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.ProfileSources;
import io.maciestreams.avro.ProfileUpdate;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.projection.DataClassificationResult;
import org.junit.jupiter.api.Test;

class SourcesTest {

    private final ResourceProfile profile = Profile.empty();

    @Test
    void aNewProfileRestsOnNothing() {
        add(Scan.of("ledger", "a.csv", "r1", 7));

        assertThat(profile.getSources()).isEqualTo(new ProfileSources(1L, 1L, 0L, 0L));
    }

    @Test
    void theObjectsOfAProfileFromBeforeTheNumbersAreHistory() {
        add(Scan.of("ledger", "a.csv", "r1", 7));
        add(Scan.of("ledger", "b.csv", "r2", 0));
        add(Scan.of("ledger", "c.csv", "r3", 0).skipped("INVALID_KMS"));
        profile.setSources(null);

        add(Scan.of("ledger", "d.csv", "r4", 1));

        assertThat(profile.getSources()).isEqualTo(new ProfileSources(1L, 1L, 3L, 1L));
    }

    @Test
    void fromThenOnEachResultAddsToThem() {
        add(Scan.of("ledger", "a.csv", "r1", 7));
        profile.setSources(null);

        add(Scan.of("ledger", "b.csv", "r2", 1));
        add(Scan.of("ledger", "c.csv", "r3", 0));

        assertThat(profile.getSources()).isEqualTo(new ProfileSources(2L, 1L, 1L, 1L));
    }

    private void add(Scan scan) {
        DataClassificationResult result = scan.projected();
        ObjectChange.between(
                        null,
                        LatestResults.accept(null, result),
                        Contribution.detected(result),
                        new ProfileUpdate(null, null, Statistics.none()),
                        Sources.of(result))
                .applyTo(profile);
    }
}
