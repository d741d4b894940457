package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.ingest.macie.MacieError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedStateTest {

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, FAILING",
        "QUOTA_EXCEEDED, FAILING",
        "NOT_ENABLED, DISABLED",
        "ACCESS_DENIED, FAILING",
        "NOT_FOUND, FAILING",
        "CONFLICT, FAILING",
        "THROTTLED, THROTTLED",
        "UNAVAILABLE, FAILING",
        "UNUSABLE_ANSWER, FAILING",
        "WRONG_ACCOUNT, FAILING",
        "UNDOCUMENTED, FAILING"
    })
    void eachErrorHasItsState(MacieError error, FeedState state) {
        assertThat(FeedState.after(error)).isEqualTo(state);
    }
}
