package io.maciestreams.ingest.macie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.ingest.testing.AnsweringMacie;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacieConnectorTest {

    private static final Shard SHARD = new Shard("111122223333", "us-east-1");

    @BeforeAll
    static void giveCredentials() {
        // What the SDK's default chain of credentials finds.
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @ParameterizedTest
    @CsvSource({
        "429, TooManyRequestsException, 4, THROTTLED",
        "429, SomethingNew, 4, THROTTLED",
        "503, ServiceUnavailable, 4, UNAVAILABLE",
        "403, AccessDeniedException, 1, ACCESS_DENIED",
        "400, ValidationException, 1, INVALID_REQUEST"
    })
    void repeatsWhatMayPass(int status, String code, int attempts, MacieError error) throws Exception {
        try (AnsweringMacie macie = AnsweringMacie.refusing(status, code);
                MacieConnection connection = connector(macie).connect(SHARD)) {
            MacieApi api = connection.api(connection.buckets().pace());
            assertThatThrownBy(api::exportConfiguration)
                    .isInstanceOfSatisfying(
                            MacieException.class, e -> assertThat(e.error()).isEqualTo(error))
                    .hasMessageContaining(status + ": " + code);
            assertThat(macie.requests()).isEqualTo(attempts);
        }
    }

    @Test
    void anAnswerThatDoesNotComeIsAnError() throws Exception {
        AnsweringMacie closed = AnsweringMacie.refusing(500, "Gone");
        closed.close();
        try (MacieConnection connection = connector(closed).connect(SHARD)) {
            MacieApi api = connection.api(connection.buckets().pace());
            assertThatThrownBy(api::exportConfiguration)
                    .isInstanceOfSatisfying(
                            MacieException.class, e -> assertThat(e.error()).isEqualTo(MacieError.UNAVAILABLE));
        }
    }

    @Test
    void anAnswerThatBreaksOffIsAskedForAgainAndThenAnError() throws Exception {
        try (AnsweringMacie macie = AnsweringMacie.breakingOff("{\"configuration\":{}}");
                MacieConnection connection = connector(macie).connect(SHARD)) {
            MacieApi api = connection.api(connection.buckets().pace());
            assertThatThrownBy(api::exportConfiguration)
                    .isInstanceOfSatisfying(
                            MacieException.class, e -> assertThat(e.error()).isEqualTo(MacieError.UNAVAILABLE));
            assertThat(macie.requests()).isEqualTo(4);
        }
    }

    private static MacieConnector connector(AnsweringMacie macie) {
        return new MacieConnector(
                Optional.of(macie.endpoint()),
                Duration.ofSeconds(5),
                new RequestRates(10, Map.of()),
                new Accounts(AccountRoles.none(), Optional.empty(), false));
    }
}
