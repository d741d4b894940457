package io.maciestreams.cli.notifier;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One alert on its way, and how often it was sent in vain. Only one thread at a time has it. */
final class Delivery {

    private final ConsumerRecord<String, byte[]> record;
    private int failures;

    Delivery(ConsumerRecord<String, byte[]> record) {
        this.record = record;
    }

    ConsumerRecord<String, byte[]> record() {
        return record;
    }

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** The record's key: all that tell of one subject lie in one partition. */
    String subject() {
        return String.valueOf(record.key());
    }

    /** Counts one more attempt in vain, and gives their number. */
    int failed() {
        return ++failures;
    }
}
