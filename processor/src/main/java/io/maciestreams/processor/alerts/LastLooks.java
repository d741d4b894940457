package io.maciestreams.processor.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** When the application first ran, and when each bucket was last looked at: what time brings meanwhile is news. */
final class LastLooks {

    private static final String STARTS = "starts";
    private static final String FIRST = "first";
    private static final String ALL = "all";

    private final KeyValueStore<String, Long> times;

    LastLooks(ProcessorContext<?, ?> context) {
        times = context.getStateStore(STARTS);
    }

    /** When the application first ran, which is now where it never did. */
    Instant firstStart(long now) {
        Long first = times.putIfAbsent(FIRST, now);
        return Instant.ofEpochMilli(first == null ? now : first);
    }

    /** A record let one bucket be looked at. */
    void look(String bucketArn, Instant at) {
        times.put(bucketArn, at.toEpochMilli());
    }

    /** The clock let all be looked at. */
    void lookAtAll(Instant at) {
        List<String> looked = new ArrayList<>();
        try (KeyValueIterator<String, Long> all = times.all()) {
            all.forEachRemaining(entry -> looked.add(entry.key));
        }
        looked.remove(FIRST);
        looked.forEach(times::delete);
        times.put(ALL, at.toEpochMilli());
    }

    /** The last look at a bucket. */
    Instant of(String bucketArn, Instant ifNever) {
        Long own = times.get(bucketArn);
        Long last = own == null ? times.get(ALL) : own;
        return last == null ? ifNever : Instant.ofEpochMilli(last);
    }

    static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STARTS), Serdes.String(), Serdes.Long());
    }
}
