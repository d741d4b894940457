package io.maciestreams.ingest.macie;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** When one feed may go on: not while its account and Region, or an operation that it uses, owes tokens. */
public final class RequestPace {

    private final RequestBuckets buckets;
    private final Set<String> operations = new HashSet<>();

    RequestPace(RequestBuckets buckets) {
        this.buckets = buckets;
    }

    void request(String operation) {
        operations.add(operation);
        buckets.take(operation);
    }

    /** Time until the feed may go on. */
    public Duration untilReady() {
        Duration longest = buckets.untilPaid();
        for (String operation : operations) {
            Duration own = buckets.untilPaid(operation);
            longest = own.compareTo(longest) > 0 ? own : longest;
        }
        return longest;
    }
}
