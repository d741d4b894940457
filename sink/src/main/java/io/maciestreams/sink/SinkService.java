package io.maciestreams.sink;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.service.Service;
import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topics;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/** Exports classification results to S3 until it is closed, or has written all that it was to take. */
final class SinkService implements Service {

    private static final String TOPIC = Topics.CLASSIFICATION_RESULTS.name();

    private final SinkConfig config;
    private final KafkaClients kafka;
    private final AvroSerdes serdes;
    private final Supplier<ObjectUploader> uploaders;
    private final Selection.Source selections;
    private final Clock clock;
    private volatile boolean closed;

    SinkService(SinkConfig config) {
        this(config, () -> new S3ObjectUploader(new S3Clients(config), config.partSize()), Clock.systemUTC());
    }

    SinkService(SinkConfig config, Supplier<ObjectUploader> uploaders, Clock clock) {
        this(config, uploaders, (admin, topicId) -> Selection.everything(), clock);
    }

    SinkService(SinkConfig config, Supplier<ObjectUploader> uploaders, Selection.Source selections, Clock clock) {
        this.config = config;
        this.serdes = new AvroSerdes(config.schemaRegistry());
        this.kafka = new KafkaClients(config, serdes);
        this.uploaders = uploaders;
        this.selections = selections;
        this.clock = clock;
    }

    @Override
    public void run() {
        try (Admin admin = kafka.admin();
                ObjectUploader uploader = uploaders.get();
                Producer<String, SpecificRecord> producer = kafka.ledger();
                Consumer<String, ClassificationExportConfiguration> configurationConsumer =
                        kafka.reader(Topics.EXPORT_CONFIGURATIONS);
                Consumer<String, byte[]> consumer = kafka.results()) {
            ResultsTopic topic = ResultsTopic.of(admin);
            Selection selection = selections.of(admin, topic.id());
            producer.initTransactions();
            ExportConfigurations configurations = new ExportConfigurations(configurationConsumer, clock);
            configurations.readToEnd();
            Planner planner = planner(configurations.history(), uploader, topic);
            planner.tryAll();
            export(
                    consumer,
                    loop(consumer, configurations, planner, uploader, topic.id(), new Ledger(producer), selection),
                    selection);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void export(Consumer<String, byte[]> consumer, ExportLoop loop, Selection selection) {
        consumer.subscribe(List.of(TOPIC), loop);
        try {
            while (!closed && !selection.isDone()) {
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

    // What replays have written lies before where the sink was: it is not to be written again either.
    private boolean isOfSink(String application) {
        return application.equals(config.applicationId()) || ExportReplay.isOf(config.applicationId(), application);
    }

    private Planner planner(ConfigurationHistory configurations, ObjectUploader uploader, ResultsTopic topic) {
        DestinationChecks checks = new DestinationChecks(uploader, config.keyPrefix());
        return new Planner(configurations, checks, topic, config.keyPrefix(), config.ownDestination());
    }

    private ExportLoop loop(
            Consumer<String, byte[]> consumer,
            ExportConfigurations configurations,
            Planner planner,
            ObjectUploader uploader,
            Uuid topicId,
            Ledger ledger,
            Selection selection) {
        LedgerReader written = new LedgerReader(kafka, this::isOfSink, clock);
        return new ExportLoop(
                consumer,
                selection.of(new ResultDecoder(serdes.writerSchemas()::of)),
                configurations,
                planner,
                new Exporter(
                        uploader, new Destinations(configurations.history()), topicId, config.applicationId(), clock),
                new GroupOffsets(consumer, topicId, () -> written.ends(topicId)),
                ledger,
                config.batchLimits(),
                clock);
    }
}
