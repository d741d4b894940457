package io.maciestreams.cli.notifier;

import io.maciestreams.avro.Alert;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.service.Service;
import io.maciestreams.service.ServiceException;
import io.maciestreams.service.ServiceMain;
import io.maciestreams.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Deserializer;

/** The service: poll alerts, send them, commit what has been answered. */
public final class Notifier implements Service {

    private static final Duration POLL = Duration.ofMillis(200);

    private final NotifierConfig config;
    private volatile boolean closed;

    Notifier(NotifierConfig config) {
        this.config = config;
    }

    /** The service, to be run in another program. */
    public static ServiceMain service() {
        return new ServiceMain(
                "alerts notify", NotifierConfig.DEFINITION, settings -> new Notifier(new NotifierConfig(settings)));
    }

    @Override
    public void run() throws Exception {
        AvroSerdes serdes = new AvroSerdes(config.schemaRegistry());
        KafkaClients kafka = new KafkaClients(config, serdes);
        try (Producer<String, SpecificRecord> producer = kafka.deadLetters();
                Deserializer<Alert> deserializer = serdes.deserializer(Topics.ALERTS);
                Consumer<String, byte[]> consumer = kafka.alerts()) {
            DeadLetters deadLetters = new DeadLetters(producer, Clock.systemUTC());
            Sender sender = new Sender(config, deserializer, new Webhook(config, Clock.systemUTC()), deadLetters);
            Assignment assignment = new Assignment(consumer, sender, config);
            consumer.subscribe(List.of(Topics.ALERTS.name()), assignment);
            while (!closed) {
                assignment.take(consumer.poll(POLL));
                assignment.commit();
            }
            assignment.end();
        } catch (OffsetOutOfRangeException e) {
            throw new ServiceException(Topics.ALERTS.name() + " no longer has the alerts to go on with ("
                    + e.offsetOutOfRangePartitions() + "); they were deleted before they were sent");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
