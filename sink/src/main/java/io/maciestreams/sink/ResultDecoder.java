package io.maciestreams.sink;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.serdes.Undecodable;
import io.maciestreams.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Makes results of bytes; gives up those that can never be one, and stops where the fault may be the registry's. */
final class ResultDecoder {

    private final Deserializer<DataClassificationResult> deserializer;

    ResultDecoder(Deserializer<DataClassificationResult> deserializer) {
        this.deserializer = deserializer;
    }

    DataClassificationResult decode(ConsumerRecord<String, byte[]> record) throws PoisonRecordException {
        if (record.value() == null) {
            throw new PoisonRecordException("the record has no value");
        }
        try {
            return deserializer.deserialize(Topics.CLASSIFICATION_RESULTS.name(), record.value());
        } catch (RuntimeException e) {
            throw new PoisonRecordException(Undecodable.reason(e).orElseThrow(() -> e));
        }
    }
}
