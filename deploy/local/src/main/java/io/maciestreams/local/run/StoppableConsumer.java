package io.maciestreams.local.run;

import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer that an interrupted thread can close: Kafka's own breaks off then, and logs that as an error. */
final class StoppableConsumer<V> extends KafkaConsumer<String, V> {

    StoppableConsumer(Map<String, Object> settings, Deserializer<V> values) {
        super(settings, new StringDeserializer(), values);
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            super.close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
