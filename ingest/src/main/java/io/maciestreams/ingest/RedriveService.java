package io.maciestreams.ingest;

import io.maciestreams.avro.IngestCheckpoint;
import io.maciestreams.ingest.redrive.Redrive;
import io.maciestreams.ingest.redrive.RedriveClients;
import io.maciestreams.service.Service;
import io.maciestreams.service.ServiceMain;
import io.maciestreams.topics.Topic;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Lists, shows or sends again dead letters, with the settings of ingest; comes to its end by itself. */
public final class RedriveService implements Service {

    private final Redrive redrive;
    private final Consumer<Redrive> action;

    /**
     * Creates it.
     *
     * @param settings those of ingest
     * @param action what to do
     */
    public RedriveService(Map<String, String> settings, Consumer<Redrive> action, PrintStream out) {
        this.redrive = new Redrive(new Clients(new KafkaClients(new IngestConfig(settings))), out, Clock.systemUTC());
        this.action = action;
    }

    /** The same as a program. */
    public static ServiceMain main(Consumer<Redrive> action) {
        return new ServiceMain(
                "dead-letters", IngestConfig.DEFINITION, settings -> new RedriveService(settings, action, System.out));
    }

    @Override
    public void run() {
        action.accept(redrive);
    }

    @Override
    public void close() {
        // Each letter is a transaction of its own: it may end at any time.
    }

    private record Clients(KafkaClients kafka) implements RedriveClients {

        @Override
        public org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> records() {
            return kafka.rawReader();
        }

        @Override
        public org.apache.kafka.clients.consumer.Consumer<String, IngestCheckpoint> checkpoints() {
            return kafka.checkpointConsumer();
        }

        @Override
        public Producer<byte[], byte[]> producer() {
            return kafka.producerOfRedrives();
        }

        @Override
        public Serializer<SpecificRecord> serializer() {
            return kafka.serializer();
        }

        @Override
        public <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic) {
            return kafka.deserializer(topic);
        }
    }
}
