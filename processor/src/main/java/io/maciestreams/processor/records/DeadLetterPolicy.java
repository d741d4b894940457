package io.maciestreams.processor.records;

import io.maciestreams.serdes.Undecodable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Decides what becomes of a record that fails: what is the record's own fault goes to the dead letters and the rest goes
 * on; anything else stops the application.
 */
@SuppressWarnings("NullAway.Init") // Kafka creates handlers by class name and calls configure first.
public final class DeadLetterPolicy
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {

    /** Name under which the configuration holds the {@link DeadLetters}. */
    public static final String DEAD_LETTERS = "macie.streams.dead.letters";

    private DeadLetters deadLetters;

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetters = (DeadLetters) Objects.requireNonNull(configs.get(DEAD_LETTERS), DEAD_LETTERS);
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return Undecodable.reason(exception)
                .map(reason -> DeserializationExceptionHandler.Response.resume(
                        List.of(deadLetters.letter(context, Optional.empty(), reason))))
                .orElseGet(DeserializationExceptionHandler.Response::fail);
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        return exception instanceof UnusableRecordException unusable
                ? ProcessingExceptionHandler.Response.resume(
                        List.of(deadLetters.letter(context, unusable.id(), unusable.reason())))
                : ProcessingExceptionHandler.Response.fail();
    }

    /** Always stops: after a failed send the transaction cannot commit, whatever the answer here. */
    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        return ProductionExceptionHandler.Response.fail();
    }

    /** Takes what {@link BoundedSerializer} refuses. */
    @Override
    @SuppressWarnings("rawtypes") // Kafka's signature.
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return exception instanceof RecordTooLargeException
                ? ProductionExceptionHandler.Response.resume(
                        List.of(deadLetters.letter(context, Optional.empty(), "too large")))
                : ProductionExceptionHandler.Response.fail();
    }
}
