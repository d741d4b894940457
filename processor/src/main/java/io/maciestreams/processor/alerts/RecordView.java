package io.maciestreams.processor.alerts;

import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * An Avro record as CEL reads it: a structure of which it makes no more than a condition looks at. What is absent is empty,
 * as in protocol buffers: "", 0, false, an empty list, a record of which all is absent, 1970-01-01T00:00:00Z. So no condition
 * fails for a member that Macie left out.
 */
@SuppressWarnings("Immutable") // Avro's records are not, but nobody changes one while conditions look at it.
final class RecordView extends StructValue<String, RecordView> {

    private final Schema schema;
    private final @Nullable IndexedRecord record;

    private RecordView(Schema schema, @Nullable IndexedRecord record) {
        this.schema = schema;
        this.record = record;
    }

    static RecordView of(Schema schema, @Nullable IndexedRecord record) {
        return new RecordView(schema, record);
    }

    /** Of an optional member's type the one that is not null. */
    static Schema present(Schema union) {
        Schema first = union.getTypes().get(0);
        return first.getType() == Schema.Type.NULL ? union.getTypes().get(1) : first;
    }

    @Override
    public RecordView value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return record == null;
    }

    @Override
    public CelType celType() {
        return RecordTypes.typeOf(schema);
    }

    @Override
    public Object select(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(schema.getFullName() + " has no " + name));
    }

    @Override
    public Optional<Object> find(String name) {
        return Optional.ofNullable(schema.getField(name)).map(this::member);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordView view && schema.equals(view.schema) && Objects.equals(record, view.record);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(record);
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
