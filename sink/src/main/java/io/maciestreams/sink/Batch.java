package io.maciestreams.sink;

import io.maciestreams.avro.DeadLetter;
import io.maciestreams.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A range of one partition while it is collected: from the committed offset to where reading goes on. A batch that was
 * planned before a restart ends where the plan says, and knows no limits.
 */
final class Batch {

    private final TopicPartition partition;
    private final long start;
    private final Optional<Plan> plan;
    private final BlockDeflater deflater;
    private final Map<GroupKey, GzipLines> groups = new LinkedHashMap<>();
    private final List<ProducerRecord<String, SpecificRecord>> deadLetters = new ArrayList<>();
    private long next;
    private int records;
    private long lettersSize;
    private long bytes;
    private @Nullable Instant openSince;

    Batch(TopicPartition partition, long start, Optional<Plan> plan, BlockDeflater deflater) {
        this.partition = partition;
        this.start = start;
        this.next = start;
        this.plan = plan;
        this.deflater = deflater;
    }

    TopicPartition partition() {
        return partition;
    }

    long start() {
        return start;
    }

    /** Offset after the last that the batch covers so far. */
    long next() {
        return next;
    }

    /** The plan that it was found with. */
    Optional<Plan> plan() {
        return plan;
    }

    /** Lines of JSON in the order of their offsets, by group. */
    Map<GroupKey, GzipLines> groups() {
        return Collections.unmodifiableMap(groups);
    }

    /** Bytes of memory that it takes. */
    long held() {
        return lettersSize + groups.values().stream().mapToLong(GzipLines::held).sum();
    }

    List<ProducerRecord<String, SpecificRecord>> deadLetters() {
        return Collections.unmodifiableList(deadLetters);
    }

    /** Whether a record at this offset belongs to it. */
    boolean covers(long offset) {
        return offset >= next && plan.map(found -> offset < found.end()).orElse(true);
    }

    /** Takes in a result. */
    void add(ResultLine line) {
        groups.computeIfAbsent(line.group(), any -> new GzipLines(deflater)).add(line.json());
        count(line.json().remaining());
    }

    /** Takes in a record that could not be decoded. */
    void giveUp(String key, DeadLetter letter) {
        deadLetters.add(Topics.DEAD_LETTERS.record(key, letter));
        int size = letter.getPayload().remaining();
        lettersSize += size;
        count(size);
    }

    /** Notes that everything before {@code position} has been read: transaction markers and gaps hold no record. */
    void reach(long position, Instant now) {
        long reached = plan.map(found -> Math.min(position, found.end())).orElse(position);
        if (reached > next && openSince == null) {
            openSince = now;
        }
        next = Math.max(next, reached);
    }

    boolean isDue(BatchLimits limits, Instant now) {
        if (plan.isPresent()) {
            return next == plan.get().end();
        }
        return openSince != null
                && (records >= limits.maxRecords()
                        || bytes >= limits.maxBytes()
                        || !now.isBefore(openSince.plus(limits.maxAge())));
    }

    boolean hasNothingToWrite() {
        return groups.isEmpty() && deadLetters.isEmpty();
    }

    private void count(int size) {
        records++;
        bytes += size;
    }
}
