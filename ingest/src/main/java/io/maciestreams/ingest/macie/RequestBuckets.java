package io.maciestreams.ingest.macie;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** The token buckets that all feeds of one account and Region share. */
public final class RequestBuckets {

    private final TokenBucket all;
    private final Map<String, TokenBucket> byOperation;

    public RequestBuckets(RequestRates rates, LongSupplier nanoTime) {
        this.all = new TokenBucket(rates.all(), nanoTime);
        this.byOperation = rates.byOperation().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, rate -> new TokenBucket(rate.getValue(), nanoTime)));
    }

    /** The pace of one more feed. */
    public RequestPace pace() {
        return new RequestPace(this);
    }

    void take(String operation) {
        all.take();
        TokenBucket own = byOperation.get(operation);
        if (own != null) {
            own.take();
        }
    }

    Duration untilPaid() {
        return all.untilPaid();
    }

    Duration untilPaid(String operation) {
        TokenBucket own = byOperation.get(operation);
        return own == null ? Duration.ZERO : own.untilPaid();
    }
}
