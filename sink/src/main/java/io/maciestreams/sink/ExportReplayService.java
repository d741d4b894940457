package io.maciestreams.sink;

import io.maciestreams.avro.ExportedObject;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.service.Service;
import io.maciestreams.service.ServiceException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Exports the results that the sink has passed over, and ends. */
final class ExportReplayService implements Service {

    private final ExportReplay replay;
    private final SinkConfig config;
    private final KafkaClients kafka;
    private final SinkService sink;
    private final PrintStream out;
    private final Clock clock;
    private volatile boolean stopped;

    ExportReplayService(ExportReplay replay, SinkConfig config, Supplier<ObjectUploader> uploaders, PrintStream out) {
        this.replay = replay;
        this.config = config;
        this.out = out;
        this.clock = Clock.systemUTC();
        this.kafka = new KafkaClients(config, new AvroSerdes(config.schemaRegistry()));
        this.sink = new SinkService(config, uploaders, PassedOver.of(replay, kafka, clock), clock);
    }

    /** One with the sink's settings. */
    static ExportReplayService of(String id, Map<String, String> settings, PrintStream out) {
        ExportReplay replay = new ExportReplay(new SinkConfig(settings).applicationId(), id);
        SinkConfig config = replay.config(settings);
        return new ExportReplayService(
                replay, config, () -> new S3ObjectUploader(new S3Clients(config), config.partSize()), out);
    }

    @Override
    public void run() {
        sink.run();
        if (stopped) {
            throw new ServiceException("Stopped before the end; with the same id it goes on");
        }
        List<ExportedObject> written = new ArrayList<>();
        new LedgerReader(kafka, config.applicationId()::equals, clock).read(written::add);
        out.printf(
                "replay %s: %,d results in %,d objects below %s%n",
                replay.id(),
                written.stream().mapToLong(ExportedObject::getRecordCount).sum(),
                written.size(),
                config.keyPrefix());
    }

    @Override
    public void close() {
        stopped = true;
        sink.close();
    }
}
