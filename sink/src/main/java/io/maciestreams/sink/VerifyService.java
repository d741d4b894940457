package io.maciestreams.sink;

import io.maciestreams.avro.ClassificationExportConfiguration;
import io.maciestreams.avro.ExportedObject;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.service.Service;
import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topics;
import io.maciestreams.topics.WholeTopic;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Compares the ledger with the buckets, and with the results of which it is to hold each once. */
final class VerifyService implements Service {

    private final SinkConfig config;
    private final AvroSerdes serdes;
    private final KafkaClients kafka;
    private final VerifyReport report;
    private final Clock clock;
    private volatile boolean closed;

    VerifyService(SinkConfig config, PrintStream out, Clock clock) {
        this.config = config;
        this.serdes = new AvroSerdes(config.schemaRegistry());
        this.kafka = new KafkaClients(config, serdes);
        this.report = new VerifyReport(out, clock);
        this.clock = clock;
    }

    @Override
    public void run() throws Exception {
        List<ExportedObject> ledger = new ArrayList<>();
        new LedgerReader(kafka, this::isOurs, clock).read(ledger::add);
        verifyObjects(ledger);
        try (Admin admin = kafka.admin()) {
            Uuid topicId = ResultsTopic.of(admin).id();
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    new CommittedOffsets(admin, config.applicationId()).of(topicId);
            OpenPlans plans = new OpenPlans();
            plans.add(offsets.values().stream());
            new Replays(admin, config.applicationId()).addTo(plans, topicId);
            verifyBuckets(ledger, plans);
            verifyCoverage(ledger, topicId, offsets);
        }
        if (report.differences() > 0) {
            throw new ServiceException(report.differences() + " differences, each named above");
        }
        report.note("clean: " + ledger.size() + " objects with "
                + ledger.stream().mapToLong(ExportedObject::getRecordCount).sum() + " results");
    }

    @Override
    public void close() {
        closed = true;
    }

    private void verifyObjects(List<ExportedObject> ledger) {
        try (S3Clients clients = new S3Clients(config)) {
            S3ObjectCheck check = new S3ObjectCheck(new S3ObjectReader(clients), config.verifiesContent(), report);
            for (int i = 0; i < ledger.size(); i++) {
                requireOpen();
                check.check(ledger.get(i));
                report.progress("objects", i + 1L, ledger.size());
            }
        }
    }

    private void verifyBuckets(List<ExportedObject> ledger, OpenPlans plans) {
        try (S3Clients clients = new S3Clients(config)) {
            S3BucketCheck check = new S3BucketCheck(new S3ObjectReader(clients), report);
            ledger.forEach(check::add);
            check.report(plans);
        }
    }

    private void verifyCoverage(
            List<ExportedObject> ledger, Uuid topicId, Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<Integer, Coverage> partitions = new TreeMap<>();
        offsets.keySet().forEach(known -> partitions.put(known.partition(), new Coverage(known.partition())));
        ledger.stream()
                .filter(entry -> entry.getTopicId().equals(topicId.toString()))
                .forEach(entry -> add(partitions.computeIfAbsent(entry.getPartition(), Coverage::new), entry));
        ConfigurationHistory configurations = configurations();
        ResultDecoder decoder = new ResultDecoder(serdes.writerSchemas()::of);
        partitions.forEach((partition, coverage) -> {
            TopicPartition results = new TopicPartition(Topics.CLASSIFICATION_RESULTS.name(), partition);
            long end = Optional.ofNullable(offsets.get(results))
                    .map(OffsetAndMetadata::offset)
                    .orElseGet(coverage::end);
            if (end < coverage.end()) {
                report.difference("partition " + partition + ": offset " + end + " is committed, before the end "
                        + coverage.end() + " of what is in the ledger");
            }
            long beginning = read(results, record -> see(coverage, decoder, record), end);
            coverage.report(beginning, configurations::wasUnset, report);
        });
    }

    private void add(Coverage coverage, ExportedObject entry) {
        if (isReplay(entry.getApplicationId())) {
            coverage.addReplayed(entry);
        } else {
            coverage.add(entry, report);
        }
    }

    // Gives the first offset that the topic still has.
    private long read(
            TopicPartition partition, java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader, long end) {
        try (Consumer<String, byte[]> consumer = kafka.bytesReader()) {
            long beginning = Objects.requireNonNull(
                    consumer.beginningOffsets(List.of(partition)).get(partition));
            new WholeTopic<>(consumer, clock).read(Set.of(partition), record -> {
                requireOpen();
                if (record.offset() < end) {
                    reader.accept(record);
                    report.progress("results of " + partition, record.offset() + 1, end);
                }
            });
            return beginning;
        }
    }

    private static void see(Coverage coverage, ResultDecoder decoder, ConsumerRecord<String, byte[]> record) {
        try {
            decoder.decode(record).ifPresent(line -> coverage.see(record.offset(), line.group()));
        } catch (PoisonRecordException deadLetter) {
            // The sink gave it up, too.
        }
    }

    private ConfigurationHistory configurations() {
        try (Consumer<String, ClassificationExportConfiguration> consumer =
                kafka.reader(Topics.EXPORT_CONFIGURATIONS)) {
            ExportConfigurations configurations = new ExportConfigurations(consumer, clock);
            configurations.readToEnd();
            return configurations.history();
        }
    }

    private boolean isOurs(String application) {
        return application.equals(config.applicationId()) || isReplay(application);
    }

    private boolean isReplay(String application) {
        return ExportReplay.isOf(config.applicationId(), application);
    }

    private void requireOpen() {
        if (closed) {
            throw new ServiceException("Stopped before the end");
        }
    }
}
