package io.maciestreams.sink;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Makes the lines that are to be written. */
interface ResultLines {

    /**
     * The line of a result; empty where it is not to be written. It is good until the next one is asked for.
     *
     * @throws PoisonRecordException where the record is to be given up
     */
    Optional<ResultLine> decode(ConsumerRecord<String, byte[]> record) throws PoisonRecordException;

    /** Offset at which a partition ends for this export. */
    default long end(TopicPartition partition) {
        return Long.MAX_VALUE;
    }
}
