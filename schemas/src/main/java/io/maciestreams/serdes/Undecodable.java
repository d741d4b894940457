package io.maciestreams.serdes;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.EOFException;
import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.common.errors.SerializationException;

/** Tells bytes that nobody can decode from a registry that cannot be asked: only the first is the record's fault. */
public final class Undecodable {

    // What the deserializer and Avro's decoder were seen to throw at rubbish. Anything else may be the registry's.
    private static final List<Class<? extends Exception>> FAULTS_OF_THE_BYTES = List.of(
            AvroRuntimeException.class,
            InvalidNumberEncodingException.class,
            EOFException.class,
            BufferUnderflowException.class,
            ClassCastException.class,
            IndexOutOfBoundsException.class,
            NegativeArraySizeException.class,
            UnsupportedOperationException.class);

    // 40403 is Confluent's and Apicurio's code for an unknown schema, 40401 for an unknown subject. A 404 with another
    // code is about the path, of a proxy or of a wrong address; the client gives a page that it cannot read 50005.
    private static final int NOT_FOUND_IN_REGISTRY = 404;

    private Undecodable() {}

    /** Why the bytes cannot be decoded; empty where the fault may lie elsewhere. Names classes, never content. */
    public static Optional<String> reason(Exception exception) {
        Throwable cause = exception instanceof SerializationException ? exception.getCause() : exception;
        if (cause == null) {
            return Optional.of("undecodable: " + exception.getMessage());
        }
        if (isUnknownSchema(cause)) {
            return Optional.of("undecodable: the registry has no schema of its id");
        }
        return isFaultOfTheBytes(cause)
                ? Optional.of("undecodable: " + cause.getClass().getSimpleName())
                : Optional.empty();
    }

    // Should the registry itself be the wrong one, the dead letter finds no schema there either, and the service stops.
    private static boolean isUnknownSchema(Throwable cause) {
        return cause instanceof RestClientException answer && answer.getErrorCode() / 100 == NOT_FOUND_IN_REGISTRY;
    }

    private static boolean isFaultOfTheBytes(Throwable cause) {
        return FAULTS_OF_THE_BYTES.stream().anyMatch(fault -> fault.isInstance(cause));
    }
}
