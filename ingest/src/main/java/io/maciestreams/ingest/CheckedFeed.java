package io.maciestreams.ingest;

import io.maciestreams.ingest.feed.Feed;
import io.maciestreams.ingest.macie.AccountCheck;
import io.maciestreams.ingest.macie.MacieException;
import java.util.Objects;

/** A feed that reads nothing before the credentials are known to be those of its account. */
record CheckedFeed(Feed feed, AccountCheck account) implements Feed {

    CheckedFeed {
        Objects.requireNonNull(feed);
        Objects.requireNonNull(account);
    }

    @Override
    public String name() {
        return feed.name();
    }

    @Override
    public boolean isReady() {
        return feed.isReady();
    }

    @Override
    public boolean step() throws MacieException {
        account.require();
        return feed.step();
    }
}
