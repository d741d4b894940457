package io.maciestreams.sink;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.serdes.AvroSerdes;
import io.maciestreams.serdes.WriterSchemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Results as they are in their topic, and as the lines that are made of that. */
final class Lines {

    static {
        AvroSerdes.trustOurRecords();
    }

    private static final ResultReader READER = new ResultReader(DataClassificationResult.SCHEMA$, new JsonBytes());

    private Lines() {}

    /** The value of a record; the id of its schema is 0. */
    static byte[] avro(IndexedRecord result) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(new byte[WriterSchemas.PREFIX]);
        try {
            new SpecificDatumWriter<IndexedRecord>(result.getSchema())
                    .write(result, EncoderFactory.get().directBinaryEncoder(value, null));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write in memory", e);
        }
        return value.toByteArray();
    }

    /** The line of its own: another does not change it. */
    static ResultLine of(DataClassificationResult result) {
        try {
            ResultLine line = READER.line(avro(result));
            byte[] json = new byte[line.json().remaining()];
            line.json().get(json);
            return new ResultLine(line.group(), ByteBuffer.wrap(json));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read in memory", e);
        }
    }

    static String json(DataClassificationResult result) {
        return StandardCharsets.UTF_8.decode(of(result).json()).toString();
    }
}
