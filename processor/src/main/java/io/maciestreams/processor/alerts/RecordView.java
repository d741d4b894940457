package io.maciestreams.processor.alerts;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * An Avro record as CEL reads it: a map of its members. What is absent is empty, as in protocol buffers: "", 0, false, an
 * empty list, a record of which all is absent, 1970-01-01T00:00:00Z. So no condition fails for a member that Macie left out.
 */
final class RecordView extends AbstractMap<String, Object> {

    private final Schema schema;
    private final @Nullable IndexedRecord record;

    private RecordView(Schema schema, @Nullable IndexedRecord record) {
        this.schema = schema;
        this.record = record;
    }

    static Map<String, Object> of(Schema schema, @Nullable IndexedRecord record) {
        return new RecordView(schema, record);
    }

    /** Of an optional member's type the one that is not null. */
    static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public boolean containsKey(Object name) {
        return schema.getField((String) name) != null;
    }

    @Override
    public @Nullable Object get(Object name) {
        Schema.Field field = schema.getField((String) name);
        return field == null ? null : member(field);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> members = new LinkedHashMap<>();
        schema.getFields().forEach(field -> members.put(field.name(), member(field)));
        return members.entrySet();
    }

    private Object member(Schema.Field field) {
        return value(field.schema(), record == null ? null : record.get(field.pos()));
    }

    private static Object value(Schema schema, @Nullable Object value) {
        return switch (schema.getType()) {
            case UNION -> value(present(schema), value);
            case RECORD -> of(schema, (IndexedRecord) value);
            case ARRAY -> elements(schema.getElementType(), (List<?>) value);
            case MAP -> entries(schema.getValueType(), (Map<?, ?>) value);
            case BOOLEAN -> Boolean.TRUE.equals(value);
            case FLOAT, DOUBLE -> value == null ? 0.0 : ((Number) value).doubleValue();
            case BYTES, FIXED -> value == null ? ByteBuffer.allocate(0) : value;
            case INT, LONG -> whole(schema, value);
            default -> value == null ? "" : value.toString();
        };
    }

    private static Object whole(Schema schema, @Nullable Object value) {
        if (RecordTypes.isTime(schema)) {
            return value == null ? Instant.EPOCH : value;
        }
        return value == null ? 0L : ((Number) value).longValue();
    }

    private static List<Object> elements(Schema schema, @Nullable List<?> values) {
        List<Object> elements = new ArrayList<>();
        if (values != null) {
            values.forEach(value -> elements.add(value(schema, value)));
        }
        return elements;
    }

    private static Map<String, Object> entries(Schema schema, @Nullable Map<?, ?> values) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (values != null) {
            values.forEach((key, value) -> entries.put(key.toString(), value(schema, value)));
        }
        return entries;
    }
}
