package io.maciestreams.sink;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.topics.Topics;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Tells bytes that are not a result from a registry that does not answer: only the bytes are given up. */
final class ResultDecoder {

    private static final int NOT_FOUND = 404;

    private final Deserializer<DataClassificationResult> deserializer;

    ResultDecoder(Deserializer<DataClassificationResult> deserializer) {
        this.deserializer = deserializer;
    }

    DataClassificationResult decode(ConsumerRecord<String, byte[]> record) throws PoisonRecordException {
        if (record.value() == null) {
            throw new PoisonRecordException("The record has no value");
        }
        try {
            return deserializer.deserialize(Topics.CLASSIFICATION_RESULTS.name(), record.value());
        } catch (SerializationException e) {
            if (causes(e).anyMatch(ResultDecoder::isRegistryFailure)) {
                throw e;
            }
            throw new PoisonRecordException(reason(e));
        } catch (ClassCastException e) {
            throw new PoisonRecordException("The value is of another type than DataClassificationResult");
        }
    }

    private static boolean isRegistryFailure(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof UnknownHostException
                || (cause instanceof RestClientException rest && rest.getStatus() != NOT_FOUND);
    }

    // Causes by their class only: Avro's messages may quote the data.
    private static String reason(SerializationException e) {
        Throwable last = causes(e).reduce(e, (first, second) -> second);
        return e.getMessage() + " (" + last.getClass().getSimpleName() + ")";
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
    }
}
