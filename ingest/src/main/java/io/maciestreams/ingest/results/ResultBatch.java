package io.maciestreams.ingest.results;

import io.maciestreams.ingest.feed.SeenPart;
import io.maciestreams.ingest.feed.StateHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What one transaction will publish: lines of one file or of several, up to a limit. */
final class ResultBatch {

    static final int MAX_RECORDS = 500;
    private static final long MAX_BYTES = 4L * 1024 * 1024;

    // Shards that share a thread take turns after each batch: so many requests at most lie between.
    private static final int MAX_FILES = 50;

    private final List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>();
    private final Map<StateHash, Instant> remembered = new LinkedHashMap<>();
    private ResultPass pass;
    private long bytes;
    private int files;

    ResultBatch(ResultPass pass) {
        this.pass = pass;
    }

    boolean isFull() {
        return records.size() >= MAX_RECORDS || bytes >= MAX_BYTES || files >= MAX_FILES;
    }

    void add(ProducerRecord<String, SpecificRecord> record, long size) {
        records.add(record);
        bytes += size;
    }

    /** Takes note that a file has been read up to a line. */
    void reached(ResultFile file, long lines) {
        pass = pass.at(file, lines);
    }

    /** Takes note that a file has been read to its end. It is remembered if the next pass will meet it. */
    void finished(ResultFile file) {
        pass = pass.behind(file);
        files++;
        if (!file.lastModified().isBefore(pass.nextCursor())) {
            remembered.put(file.hash(), file.lastModified());
        }
    }

    List<ProducerRecord<String, SpecificRecord>> records() {
        return records;
    }

    ResultPass pass() {
        return pass;
    }

    SeenPart remembered() {
        Instant newest = remembered.values().stream().max(Instant::compareTo).orElse(pass.nextCursor());
        return SeenPart.of(remembered.keySet(), newest);
    }
}
