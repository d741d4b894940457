package io.maciestreams.ingest.redrive;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.checkpoint.CheckpointKey;
import io.maciestreams.ingest.checkpoint.CheckpointReader;
import io.maciestreams.ingest.checkpoint.Checkpoints;
import io.maciestreams.ingest.mapping.MappingException;
import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topics;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.serialization.Serializer;

/** Sends dead letters again, each once: the record and the note that it was sent are one transaction. */
public final class Redrive {

    private static final String OWNER = "redrive";
    private static final String TOPIC = Topics.INGEST_CHECKPOINTS.name();

    private final RedriveClients clients;
    private final PrintStream out;
    private final Clock clock;

    public Redrive(RedriveClients clients, PrintStream out, Clock clock) {
        this.clients = clients;
        this.out = out;
        this.clock = clock;
    }

    /** Prints those that fit, one a line. */
    public void list(LetterFilter filter) {
        Checkpoints sent = read(partition());
        List<StoredLetter> letters = new StoredLetters(clients).matching(filter);
        letters.forEach(stored -> out.printf(
                "%-8s %s  %-9s %-22s %s%s%n",
                stored.id(),
                stored.letter().getFailedAt(),
                stored.letter().getService(),
                stored.letter().getOrigin(),
                stored.letter().getReason(),
                isSent(sent, stored) ? "  (sent again)" : ""));
        out.printf("%,d dead letters%n", letters.size());
    }

    /**
     * Prints all that is known of those that fit.
     *
     * @param payload whether their bytes as well, which may be sensitive
     */
    public void show(LetterFilter filter, boolean payload) {
        Checkpoints sent = read(partition());
        for (StoredLetter stored : new StoredLetters(clients).matching(filter)) {
            out.println("letter     " + stored.id() + (isSent(sent, stored) ? " (sent again)" : ""));
            out.println("key        " + stored.key());
            out.println("given up   " + stored.letter().getFailedAt() + " by "
                    + stored.letter().getService());
            out.println("origin     " + stored.letter().getOrigin()
                    + (stored.isOfRecord()
                            ? "-" + stored.letter().getPartition() + "@"
                                    + stored.letter().getOffset()
                            : ""));
            out.println("shard, id  " + stored.letter().getShard() + ", "
                    + stored.letter().getId());
            out.println("reason     " + stored.letter().getReason());
            out.println("payload    " + stored.letter().getPayload().remaining() + " bytes, "
                    + stored.letter().getPayloadType());
            if (payload) {
                out.println(StandardCharsets.UTF_8.decode(
                        stored.letter().getPayload().duplicate()));
            }
            out.println();
        }
    }

    /** Sends those that fit and have not been sent. */
    public void send(LetterFilter filter) {
        int partition = partition();
        int sent = 0;
        int failed = 0;
        int before = 0;
        try (Producer<byte[], byte[]> producer = clients.producer()) {
            producer.initTransactions();
            Checkpoints known = read(partition);
            LetterContent content = new LetterContent(clients);
            for (StoredLetter stored : new StoredLetters(clients).matching(filter)) {
                if (isSent(known, stored)) {
                    before++;
                    continue;
                }
                try {
                    send(producer, content.record(stored), stored, partition);
                    sent++;
                } catch (MappingException | IllegalArgumentException e) {
                    failed++;
                    out.println(stored.id() + " cannot be sent: " + e.getMessage());
                }
            }
        } catch (ApplicationRecoverableException e) {
            throw new ServiceException("Another redrive has taken over; what was sent is committed");
        }
        out.printf("sent again %,d, sent before %,d, cannot be sent %,d%n", sent, before, failed);
    }

    // A record that cannot be sent makes the commit fail: the answers of send() need no look.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(
            Producer<byte[], byte[]> producer,
            ProducerRecord<byte[], byte[]> record,
            StoredLetter stored,
            int partition) {
        RedriveHeaders.add(record.headers(), stored, clock.instant());
        producer.beginTransaction();
        producer.send(record);
        producer.send(new ProducerRecord<>(TOPIC, partition, key(stored).getBytes(StandardCharsets.UTF_8), note()));
        producer.commitTransaction();
    }

    private byte[] note() {
        try (Serializer<SpecificRecord> serializer = clients.serializer()) {
            return serializer.serialize(
                    TOPIC,
                    IngestCheckpoint.newBuilder().setPolledAt(clock.instant()).build());
        }
    }

    private Checkpoints read(int partition) {
        return new CheckpointReader(clients::checkpoints).read(new TopicPartition(TOPIC, partition));
    }

    private int partition() {
        try (Consumer<?, ?> consumer = clients.checkpoints()) {
            return CheckpointKey.partition(OWNER, consumer.partitionsFor(TOPIC).size());
        }
    }

    private static boolean isSent(Checkpoints sent, StoredLetter stored) {
        return sent.parts().containsKey(key(stored));
    }

    private static String key(StoredLetter stored) {
        return OWNER + "/" + stored.id();
    }
}
