package io.maciestreams.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.ingest.feed.Feed;
import io.maciestreams.ingest.macie.MacieException;
import org.junit.jupiter.api.Test;

class CheckedFeedTest {

    private int steps;
    private final Feed feed = new Feed() {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public boolean step() {
            steps++;
            return true;
        }
    };

    @Test
    void readsNothingWithTheCredentialsOfAnotherAccount() {
        Feed checked = new CheckedFeed(feed, () -> {
            throw new MacieException("GetCallerIdentity", "another account", null);
        });
        assertThatThrownBy(checked::step).isInstanceOf(MacieException.class).hasMessageContaining("another account");
        assertThat(steps).isZero();
    }

    @Test
    void isOtherwiseTheFeedItself() throws Exception {
        Feed checked = new CheckedFeed(feed, () -> {});
        assertThat(checked.name()).isEqualTo("counting");
        assertThat(checked.step()).isTrue();
        assertThat(steps).isEqualTo(1);
    }
}
