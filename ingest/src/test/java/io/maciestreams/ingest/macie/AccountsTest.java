package io.maciestreams.ingest.macie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.ingest.testing.AnsweringMacie;
import io.maciestreams.ingest.testing.TestingSts;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private static final Shard OWN = new Shard("111122223333", "us-east-1");
    private static final Shard MEMBER = new Shard("444455556666", "eu-west-1");
    private static final AccountRoles ROLES = new AccountRoles(
            Optional.of("arn:aws:iam::{account}:role/MacieStreams"),
            Map.of("777788889999", "arn:aws:iam::777788889999:role/Other"),
            Optional.of("secret-handshake"));

    private final TestingSts sts;
    private final AnsweringMacie macie;

    AccountsTest() throws Exception {
        sts = new TestingSts(OWN.accountId());
        macie = new AnsweringMacie("{}");
    }

    @BeforeAll
    static void giveCredentials() {
        // What the SDK's default chain of credentials finds.
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @AfterEach
    void stop() {
        macie.close();
        sts.close();
    }

    @Test
    void readsWithTheDefaultCredentialsWhereNoRoleIsSet() throws Exception {
        try (MacieConnection connection = connect(AccountRoles.none(), OWN)) {
            connection.access().check().require();
            api(connection).exportConfiguration();
        }
        assertThat(sts.assumed).isEmpty();
        assertThat(macie.authorizations().get(0)).contains("Credential=test/");
    }

    @Test
    void readsEachAccountWithItsRole() throws Exception {
        try (MacieConnection connection = connect(ROLES, MEMBER)) {
            connection.access().check().require();
            api(connection).exportConfiguration();
            api(connection).exportConfiguration();
        }
        assertThat(sts.assumed)
                .singleElement(InstanceOfAssertFactories.map(String.class, String.class))
                .containsEntry("RoleArn", "arn:aws:iam::444455556666:role/MacieStreams")
                .containsEntry("ExternalId", "secret-handshake");
        assertThat(macie.authorizations()).hasSize(2).allSatisfy(authorization -> assertThat(authorization)
                .contains("Credential=AKIA444455556666/"));
    }

    @Test
    void anAccountMayHaveARoleOfItsOwn() {
        assertThat(ROLES.roleArn("777788889999")).contains("arn:aws:iam::777788889999:role/Other");
        assertThat(AccountRoles.none().roleArn("777788889999")).isEmpty();
    }

    @Test
    void aRoleThatIsDeniedIsTheFailureOfItsShardAlone() throws Exception {
        sts.deny(MEMBER.accountId());
        try (MacieConnection denied = connect(ROLES, MEMBER);
                MacieConnection other = connect(ROLES, OWN)) {
            assertThatThrownBy(() -> denied.access().check().require())
                    .isInstanceOfSatisfying(
                            MacieException.class, e -> assertThat(e.error()).isEqualTo(MacieError.ACCESS_DENIED))
                    .hasMessageContaining("sts:AssumeRole");
            assertThatThrownBy(() -> api(denied).exportConfiguration())
                    .isInstanceOf(MacieException.class)
                    .hasMessageContaining("sts:AssumeRole");
            other.access().check().require();
            api(other).exportConfiguration();
        }
        assertThat(macie.requests()).isEqualTo(1);
    }

    @Test
    void refusesTheCredentialsOfAnotherAccount() {
        try (MacieConnection connection = connect(AccountRoles.none(), MEMBER)) {
            AccountCheck check = connection.access().check();
            for (int times = 0; times < 2; times++) {
                assertThatThrownBy(check::require)
                        .isInstanceOfSatisfying(
                                MacieException.class, e -> assertThat(e.error()).isEqualTo(MacieError.WRONG_ACCOUNT))
                        .hasMessageStartingWith(
                                "The credentials for 444455556666/eu-west-1 are those of account" + " 111122223333");
            }
        }
    }

    @Test
    void asksForTheAccountOnlyOnceAndOnlyIfWanted() throws Exception {
        try (MacieConnection connection = connect(AccountRoles.none(), OWN)) {
            connection.access().check().require();
            sts.close();
            assertThatCode(() -> connection.access().check().require()).doesNotThrowAnyException();
        }
        Accounts unchecked = new Accounts(AccountRoles.none(), Optional.of(sts.endpoint()), false);
        try (MacieConnection connection = connect(unchecked, MEMBER)) {
            assertThatCode(() -> connection.access().check().require()).doesNotThrowAnyException();
        }
    }

    private MacieConnection connect(AccountRoles roles, Shard shard) {
        return connect(new Accounts(roles, Optional.of(sts.endpoint()), true), shard);
    }

    private MacieConnection connect(Accounts accounts, Shard shard) {
        return new MacieConnector(
                        Optional.of(macie.endpoint()), Duration.ofSeconds(5), new RequestRates(10, Map.of()), accounts)
                .connect(shard);
    }

    private static MacieApi api(MacieConnection connection) {
        return connection.api(connection.buckets().pace());
    }
}
