package io.maciestreams.ingest.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** How many bytes a record takes in Avro's binary form. To encode it for that alone takes as long as to make it. */
public final class RecordSize {

    // Of a number, a length or a count, with the place in a union before it.
    private static final int NUMBER = 12;
    private static final int BYTES_OF_A_CHARACTER = 3;

    private RecordSize() {}

    /** The size where it is more than {@code limit}; where it is not, a size that is not either, and may be too high. */
    public static long of(SpecificRecordBase record, int limit) {
        long atMost = atMost(record);
        return atMost <= limit ? atMost : encoded(record);
    }

    private static long encoded(SpecificRecordBase record) {
        try {
            return new BinaryMessageEncoder<>(record.getSpecificData(), record.getSchema())
                    .encode(record)
                    .remaining();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long atMost(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return NUMBER + (long) BYTES_OF_A_CHARACTER * text.length();
        }
        if (value instanceof SpecificRecord record) {
            return atMost(record);
        }
        if (value instanceof Collection<?> elements) {
            return atMost(elements);
        }
        if (value instanceof Map<?, ?> entries) {
            return atMost(entries.keySet()) + atMost(entries.values());
        }
        return value instanceof ByteBuffer bytes ? NUMBER + (long) bytes.remaining() : NUMBER;
    }

    private static long atMost(SpecificRecord record) {
        long size = NUMBER;
        for (Schema.Field field : record.getSchema().getFields()) {
            size += atMost(record.get(field.pos()));
        }
        return size;
    }

    // Two numbers: of the elements, and of the end.
    private static long atMost(Collection<?> elements) {
        long size = 2 * NUMBER;
        for (Object element : elements) {
            size += atMost(element);
        }
        return size;
    }
}
