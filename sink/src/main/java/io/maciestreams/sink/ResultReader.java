package io.maciestreams.sink;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.serdes.WriterSchemas;
import java.io.IOException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads results that were written with one schema. For one thread. */
final class ResultReader {

    private final Schema writer;
    private final ResultHead head = new ResultHead();
    private final JsonForm form;
    private final JsonBytes json;
    private BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);

    /**
     * For one schema.
     *
     * @param json where the lines are written
     * @throws AvroTypeException where it is not that of results
     */
    ResultReader(Schema writer, JsonBytes json) {
        this.writer = writer;
        this.json = json;
        var compatible = SchemaCompatibility.checkReaderWriterCompatibility(DataClassificationResult.SCHEMA$, writer);
        if (compatible.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new AvroTypeException("Not a schema of results: " + writer.getFullName());
        }
        this.form = ResultJson.of(writer, head);
    }

    /** Whether a result is to be written; the field is one of the first. */
    boolean isAuthoritative(byte[] value) throws IOException {
        BinaryDecoder result = avro(value);
        for (Schema.Field field : writer.getFields()) {
            if (field.name().equals("authoritative")) {
                return result.readBoolean();
            }
            GenericDatumReader.skip(field.schema(), result);
        }
        throw new IllegalStateException("A result of this schema cannot be authoritative");
    }

    /** The line of a result; it stands where the one before stood. */
    ResultLine line(byte[] value) throws IOException {
        json.clear();
        head.forget();
        form.write(avro(value), json);
        json.raw('\n');
        return new ResultLine(
                head.group(),
                head.unknownMembers().isEmpty()
                        ? json.buffer()
                        : UnknownMembers.insert(head.unknownMembers(), json.buffer()));
    }

    private BinaryDecoder avro(byte[] value) {
        int prefix = WriterSchemas.PREFIX;
        decoder = DecoderFactory.get().binaryDecoder(value, prefix, value.length - prefix, decoder);
        return decoder;
    }
}
