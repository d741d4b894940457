package io.maciestreams.ingest.testing;

import io.maciestreams.avro.DeadLetter;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.publish.Batch;
import io.maciestreams.ingest.publish.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Keeps what was published, and the checkpoints that a restart would find. */
public final class RecordingOutbox implements Outbox {

    public final List<Batch> batches = new ArrayList<>();
    public final Map<String, IngestCheckpoint> checkpoints = new TreeMap<>();
    private boolean failing;

    public void failNext() {
        failing = true;
    }

    /**
     * A release that has no feed of late findings runs, and finds nothing new: it writes the cursor that it knows, and
     * forgets what its own windows do not meet.
     */
    public void goOnAsAReleaseWithOneFeed(CheckpointKey findings, Duration overlap) {
        IngestCheckpoint cursor = checkpoints.get(findings.cursor());
        if (cursor != null) {
            cursor.setNewsCursor(null);
            Instant needless = cursor.getCursor().minus(overlap).minusSeconds(1);
            restored().seen(findings).forEach((number, part) -> {
                if (part.getSeenThrough().isBefore(needless)) {
                    checkpoints.remove(findings.seen(number));
                }
            });
        }
    }

    @Override
    public void publish(Batch batch) {
        if (failing) {
            failing = false;
            throw new IllegalStateException("not published");
        }
        batches.add(batch);
        batch.checkpoints().forEach((key, value) -> {
            if (value == null) {
                checkpoints.remove(key);
            } else {
                checkpoints.put(key, value);
            }
        });
    }

    public Checkpoints restored() {
        return new Checkpoints(checkpoints);
    }

    public List<ProducerRecord<String, SpecificRecord>> records() {
        return batches.stream().flatMap(batch -> batch.records().stream()).toList();
    }

    public List<Finding> findings() {
        return values(Finding.class);
    }

    public List<String> findingIds() {
        return findings().stream().map(Finding::getId).toList();
    }

    public List<DeadLetter> deadLetters() {
        return values(DeadLetter.class);
    }

    public <V> List<V> values(Class<V> type) {
        return records().stream()
                .map(ProducerRecord::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
