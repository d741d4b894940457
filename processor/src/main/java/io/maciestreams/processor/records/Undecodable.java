package io.maciestreams.processor.records;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.EOFException;
import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.common.errors.SerializationException;

/** Tells bytes that nobody can decode from a registry that cannot be asked: only the first is the record's fault. */
final class Undecodable {

    // What the deserializer and Avro's decoder were seen to throw at rubbish.
    private static final List<Class<? extends Exception>> FAULTS_OF_THE_BYTES = List.of(
            AvroRuntimeException.class,
            InvalidNumberEncodingException.class,
            EOFException.class,
            BufferUnderflowException.class,
            ClassCastException.class,
            IndexOutOfBoundsException.class,
            NegativeArraySizeException.class,
            UnsupportedOperationException.class);

    private static final int NOT_FOUND = 404;

    private Undecodable() {}

    /** Why the bytes cannot be decoded; empty where the fault may lie elsewhere. Names classes, never content. */
    static Optional<String> reason(Exception exception) {
        Throwable cause = exception instanceof SerializationException ? exception.getCause() : exception;
        if (cause == null) {
            return Optional.of("undecodable: " + exception.getMessage());
        }
        return isFaultOfTheBytes(cause)
                ? Optional.of("undecodable: " + cause.getClass().getSimpleName())
                : Optional.empty();
    }

    // An unknown schema id is taken for rubbish. Should the registry itself be the wrong one, the dead letter finds no
    // schema there either, and the application stops.
    private static boolean isFaultOfTheBytes(Throwable cause) {
        return FAULTS_OF_THE_BYTES.stream().anyMatch(fault -> fault.isInstance(cause))
                || (cause instanceof RestClientException answer && answer.getStatus() == NOT_FOUND);
    }
}
