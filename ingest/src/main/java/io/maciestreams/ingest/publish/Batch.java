package io.maciestreams.ingest.publish;

import io.maciestreams.avro.IngestCheckpoint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What becomes visible at once: records, and the checkpoint that covers them.
 *
 * @param checkpoints changed parts by key; null removes a part
 */
public record Batch(
        List<ProducerRecord<String, SpecificRecord>> records, Map<String, @Nullable IngestCheckpoint> checkpoints) {

    public Batch {
        records = List.copyOf(records);
        checkpoints = Collections.unmodifiableMap(new LinkedHashMap<>(checkpoints));
    }
}
