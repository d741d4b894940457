package io.maciestreams.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccountSpecTest {

    private static final Instant EPOCH = Instant.parse("2026-06-01T12:00:00.123456Z");

    @Test
    void refusesNegativeNumbersByTheirOption() {
        assertThatThrownBy(() -> new AccountSpec(1, -5, 0, EPOCH))
                .isInstanceOf(UsageException.class)
                .hasMessage("--objects=-5: it cannot be negative");
        assertThatThrownBy(() -> new AccountSpec(1, 5, -1, EPOCH))
                .isInstanceOf(UsageException.class)
                .hasMessage("--malformed-findings=-1: it cannot be negative");
    }

    @Test
    void isTheSameAfterItWasWrittenAndRead() {
        AccountSpec account = new AccountSpec(-7, 300, 2, EPOCH);

        assertThat(AccountSpec.from(account.toProperties())).isEqualTo(account);
    }

    @Test
    void hasOptionsOfAnotherWhereOnlyTheEpochDiffers() {
        AccountSpec account = new AccountSpec(7, 300, 2, EPOCH);

        assertThat(account.hasOptionsOf(new AccountSpec(7, 300, 2, Instant.EPOCH)))
                .isTrue();
        assertThat(account.hasOptionsOf(new AccountSpec(8, 300, 2, EPOCH))).isFalse();
        assertThat(account.hasOptionsOf(new AccountSpec(7, 301, 2, EPOCH))).isFalse();
        assertThat(account.hasOptionsOf(new AccountSpec(7, 300, 1, EPOCH))).isFalse();
    }
}
