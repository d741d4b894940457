package io.maciestreams.sink;

import com.fasterxml.jackson.core.JacksonException;
import io.maciestreams.serdes.Undecodable;
import io.maciestreams.serdes.WriterSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes lines of results; gives up bytes that can never be a result, and stops where the fault may be the registry's. For one
 * thread.
 */
final class ResultDecoder implements ResultLines {

    private final IntFunction<Schema> schemas;
    private final Map<Integer, ResultReader> readers = new HashMap<>();
    private final JsonBytes json = new JsonBytes();

    /** One that asks for the schema of an id once. */
    ResultDecoder(IntFunction<Schema> schemas) {
        this.schemas = schemas;
    }

    /** The line of a result; empty where it is not authoritative. */
    @Override
    public Optional<ResultLine> decode(ConsumerRecord<String, byte[]> record) throws PoisonRecordException {
        if (record.value() == null) {
            throw new PoisonRecordException("the record has no value");
        }
        try {
            return decode(record.value());
        } catch (JacksonException e) {
            throw new PoisonRecordException("undecodable: an unknown member is not JSON");
        } catch (IOException e) {
            throw new PoisonRecordException(Undecodable.reason(e).orElseThrow(() -> new UncheckedIOException(e)));
        } catch (RuntimeException e) {
            throw new PoisonRecordException(Undecodable.reason(e).orElseThrow(() -> e));
        }
    }

    private Optional<ResultLine> decode(byte[] value) throws IOException {
        ResultReader reader =
                readers.computeIfAbsent(WriterSchemas.id(value), id -> new ResultReader(schemas.apply(id), json));
        return reader.isAuthoritative(value) ? Optional.of(reader.line(value)) : Optional.empty();
    }
}
