package io.maciestreams.ingest.replay;

import io.maciestreams.ingest.feed.StateHash;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What goes into one transaction. */
final class ReplayBatch {

    // Enough that a transaction costs little beside its records; of records up to 8 MiB only few.
    private static final int MAX_RECORDS = 1_000;
    private static final int MAX_READ = 20_000;
    private static final long MAX_WEIGHT = 8L * 1024 * 1024;

    private final List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>();
    private final List<StateHash> sent = new ArrayList<>();
    private final int maxRecords;
    private int read;
    private long weight;

    /** A batch of so many records at most. */
    ReplayBatch(int maxRecords) {
        this.maxRecords = Math.min(maxRecords, MAX_RECORDS);
    }

    void read() {
        read++;
    }

    void add(ProducerRecord<String, SpecificRecord> record, long bytes) {
        records.add(record);
        weight += bytes;
    }

    void sent(StateHash hash) {
        sent.add(hash);
    }

    /** Also without records, so that a replay that finds little goes on where it stopped. */
    boolean isFull() {
        return records.size() >= maxRecords || read >= MAX_READ || weight >= MAX_WEIGHT;
    }

    List<ProducerRecord<String, SpecificRecord>> records() {
        return records;
    }

    List<StateHash> sent() {
        return sent;
    }
}
