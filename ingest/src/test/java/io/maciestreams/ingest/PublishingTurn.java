package io.maciestreams.ingest;

import io.maciestreams.ingest.publish.Batch;
import io.maciestreams.ingest.publish.Outbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Publishes an empty batch whenever it has its turn. */
record PublishingTurn(Outbox outbox) implements Turn {

    @Override
    public boolean runIfDue() {
        outbox.publish(new Batch(List.of(), Map.of()));
        return true;
    }

    @Override
    public Duration untilDue() {
        return Duration.ofMillis(1);
    }
}
