package io.maciestreams.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwsAccountTest {

    private static final AwsAccount ACCOUNT = new AwsAccount("444455556666", List.of("us-east-1", "eu-west-1"), true);

    @Test
    void isTheSameAfterItWasWrittenAndRead() {
        assertThat(MacieAccount.from(ACCOUNT.toProperties())).isEqualTo(ACCOUNT);
    }

    @Test
    void hasAShardForEachRegion() {
        assertThat(ACCOUNT.shards()).containsExactly("444455556666/us-east-1", "444455556666/eu-west-1");
    }

    @Test
    void isNoSimulatedAccountNorOneWithOtherOptions() {
        assertThat(ACCOUNT.hasOptionsOf(ACCOUNT)).isTrue();
        assertThat(ACCOUNT.hasOptionsOf(new AwsAccount("444455556666", ACCOUNT.regions(), false)))
                .isFalse();
        assertThat(ACCOUNT.hasOptionsOf(new AwsAccount("111122223333", ACCOUNT.regions(), true)))
                .isFalse();
        assertThat(ACCOUNT.hasOptionsOf(new AccountSpec(1, 500, 0, Instant.EPOCH)))
                .isFalse();
    }
}
