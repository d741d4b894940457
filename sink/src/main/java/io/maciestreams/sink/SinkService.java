package io.maciestreams.sink;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.service.Service;
import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Exports classification results to S3 until it is closed. */
final class SinkService implements Service {

    private static final String TOPIC = Topics.CLASSIFICATION_RESULTS.name();

    private final SinkConfig config;
    private final KafkaClients kafka;
    private final AvroSerdes serdes;
    private final Supplier<ObjectUploader> uploaders;
    private final Clock clock;
    private volatile boolean closed;

    SinkService(SinkConfig config) {
        this(config, () -> new S3ObjectUploader(new S3Clients(config)), Clock.systemUTC());
    }

    SinkService(SinkConfig config, Supplier<ObjectUploader> uploaders, Clock clock) {
        this.config = config;
        this.serdes = new AvroSerdes(config.schemaRegistry());
        this.kafka = new KafkaClients(config, serdes);
        this.uploaders = uploaders;
        this.clock = clock;
    }

    @Override
    public void run() throws Exception {
        Uuid topicId = topicId();
        try (ObjectUploader uploader = uploaders.get();
                Producer<String, SpecificRecord> producer = kafka.ledger();
                Consumer<String, ClassificationExportConfiguration> configurationConsumer = kafka.configurations();
                Consumer<String, byte[]> consumer = kafka.results()) {
            producer.initTransactions();
            ExportConfigurations configurations = new ExportConfigurations(configurationConsumer, clock);
            configurations.readToEnd();
            Exporter exporter = new Exporter(uploader, configurations.history(), topicId, config.keyPrefix(), clock);
            export(consumer, loop(consumer, configurations, exporter, new Ledger(producer)));
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void export(Consumer<String, byte[]> consumer, ExportLoop loop) {
        consumer.subscribe(List.of(TOPIC), loop);
        try {
            while (!closed) {
                loop.turn();
            }
        } catch (OffsetOutOfRangeException e) {
            throw new ServiceException(TOPIC + " no longer has the records to go on with (partition and offset: "
                    + e.offsetOutOfRangePartitions() + "); they were deleted before they were exported");
        } catch (KafkaException e) {
            // What is thrown while partitions are assigned comes wrapped.
            throw e.getCause() instanceof ServiceException known ? known : e;
        }
    }

    private ExportLoop loop(
            Consumer<String, byte[]> consumer, ExportConfigurations configurations, Exporter exporter, Ledger ledger) {
        return new ExportLoop(
                consumer,
                new ResultDecoder(serdes.deserializer(Topics.CLASSIFICATION_RESULTS)),
                configurations,
                exporter,
                ledger,
                config.batchLimits(),
                clock);
    }

    private Uuid topicId() throws ExecutionException, InterruptedException {
        try (Admin admin = kafka.admin()) {
            return Objects.requireNonNull(admin.describeTopics(List.of(TOPIC))
                            .topicNameValues()
                            .get(TOPIC))
                    .get()
                    .topicId();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new ServiceException("Topic " + TOPIC + " does not exist: run the provision step first");
            }
            throw e;
        }
    }
}
