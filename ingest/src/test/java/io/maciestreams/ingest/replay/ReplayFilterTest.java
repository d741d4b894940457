package io.maciestreams.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayFilterTest {

    private static final Instant TIME = Instant.parse("2024-05-01T10:00:00Z");
    private static final Set<String> ANY = Set.of();

    private final Candidate.Facts facts = new Candidate.Facts(
            TIME,
            "111111111111",
            "222222222222",
            "eu-west-1",
            "4ed45d06c9b94506ab7f18a57f000001",
            "reports",
            "SensitiveData:S3Object/Personal",
            "High",
            "job-1");

    @ParameterizedTest
    @CsvSource({
        "accounts, 111111111111, true",
        "accounts, 222222222222, true",
        "accounts, 333333333333, false",
        "regions, eu-west-1, true",
        "regions, us-east-1, false",
        "buckets, reports, true",
        "buckets, report, false",
        "types, SensitiveData:S3Object/Personal, true",
        "types, SensitiveData:*, true",
        "types, Policy:*, false",
        "severities, high, true",
        "severities, Low, false",
        "jobs, job-1, true",
        "jobs, job-2, false",
        "ids, 4ed45d06-c9b9-4506-ab7f-18a57f000001, true",
        "ids, 4ed45d06c9b94506ab7f18a57f000002, false"
    })
    void asksForEachOfWhatIsSet(String name, String value, boolean matches) {
        assertThat(filter(name, value).matches(facts)).isEqualTo(matches);
    }

    @Test
    void timeIsFromThroughBefore() {
        assertThat(window(TIME, TIME.plusMillis(1)).matches(facts)).isTrue();
        assertThat(window(TIME.minusMillis(1), TIME).matches(facts)).isFalse();
        assertThat(window(TIME.plusMillis(1), null).matches(facts)).isFalse();
        assertThatThrownBy(() -> window(TIME, TIME)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTellsNothingIsLeftOutWhereSomethingIsAskedFor() {
        Candidate.Facts clean = new Candidate.Facts(TIME, "1", "1", "r", "id", null, null, null, null);

        assertThat(ReplayFilter.none().matches(clean)).isTrue();
        assertThat(filter("types", "*").matches(clean)).isFalse();
        assertThat(filter("jobs", "job-1").matches(clean)).isFalse();
    }

    private static ReplayFilter window(Instant from, @org.jspecify.annotations.Nullable Instant to) {
        return new ReplayFilter(from, to, ANY, ANY, ANY, ANY, ANY, ANY, ANY);
    }

    private static ReplayFilter filter(String name, String value) {
        return new ReplayFilter(
                null,
                null,
                only("accounts", name, value),
                only("regions", name, value),
                only("buckets", name, value),
                only("types", name, value),
                only("severities", name, value),
                only("jobs", name, value),
                only("ids", name, value));
    }

    private static Set<String> only(String set, String name, String value) {
        return set.equals(name) ? Set.of(value) : ANY;
    }
}
