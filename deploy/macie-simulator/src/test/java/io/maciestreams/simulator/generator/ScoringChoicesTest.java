package io.maciestreams.simulator.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.account.ScoringSettings;
import java.time.Instant;
import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringChoicesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void oneScoreIsOverriddenAndSomeBucketsSuppressWhatTheyDetect(long seed) {
        Account account = new Account("111122223333", "us-east-1", Instant.parse("2026-06-01T12:00:00Z"));
        new AccountGenerator(account, AccountPlan.of(seed, 1_000)).populate(0);
        Collection<ScoringSettings> settings = account.truth().scoringSettings().values();
        assertThat(settings)
                .filteredOn(any -> any.sensitivityScoreOverride() != null)
                .singleElement()
                .satisfies(any -> assertThat(any.suppressDataIdentifiers()).isEmpty());
        assertThat(settings.size()).isGreaterThan(1);
        account.truth().scoringSettings().forEach((arn, any) -> assertThat(
                        account.profile(arn).orElseThrow().statistics().totalDetectionsSuppressed())
                .matches(suppressed ->
                        (suppressed > 0) == (any.suppressDataIdentifiers().size() > 0)));
    }
}
