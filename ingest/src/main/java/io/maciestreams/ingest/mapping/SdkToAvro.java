package io.maciestreams.ingest.mapping;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** Turns an object of the SDK's model into the Avro record whose fields have the names of Macie's JSON. */
public final class SdkToAvro {

    private SdkToAvro() {}

    /**
     * Maps {@code source} with all that it holds.
     *
     * @param added fields of the outermost record that Macie does not have
     * @throws MappingException where a required member is missing, or a member has no field of its type
     */
    public static <R extends SpecificRecord> R map(SdkPojo source, Class<R> type, Map<String, ?> added)
            throws MappingException {
        Schema schema = SpecificData.get().getSchema(type);
        try {
            return type.cast(record(source, schema, added));
        } catch (MappingException e) {
            throw e.in(schema.getName());
        }
    }

    private static SpecificRecord record(SdkPojo source, Schema schema, Map<String, ?> added) throws MappingException {
        SpecificRecord record = AvroRecords.newRecord(schema);
        added.forEach((name, value) -> record.put(schema.getField(name).pos(), value));
        for (SdkShape.Member member : SdkShape.of(source, schema).members()) {
            Object value = SdkMember.value(member.member(), source);
            if (value != null) {
                put(member, value, record);
            }
        }
        AvroRecords.requireAll("", record);
        return record;
    }

    // Where something does not fit is put together on the way out: hardly ever, and not for each of thousands of
    // members.
    private static void put(SdkShape.Member member, Object value, SpecificRecord record) throws MappingException {
        try {
            if (member.field() == null || member.type() == null) {
                throw new MappingException("", "has no field");
            }
            record.put(member.field().pos(), value(value, member.type()));
        } catch (MappingException e) {
            throw e.in("." + member.name());
        }
    }

    private static Object value(@Nullable Object value, Schema schema) throws MappingException {
        if (value instanceof SdkPojo nested && schema.getType() == Schema.Type.RECORD) {
            return record(nested, schema, Map.of());
        }
        if (value instanceof List<?> elements && schema.getType() == Schema.Type.ARRAY) {
            return list(elements, AvroRecords.withoutNull(schema.getElementType()));
        }
        if (value instanceof Map<?, ?> entries && schema.getType() == Schema.Type.MAP) {
            return map(entries, AvroRecords.withoutNull(schema.getValueType()));
        }
        if (value instanceof Instant instant && schema.getLogicalType() != null) {
            return instant.truncatedTo(ChronoUnit.MILLIS);
        }
        if (value != null && fits(value, schema)) {
            return value;
        }
        throw new MappingException("", "does not fit " + schema.getType().getName());
    }

    private static List<Object> list(List<?> elements, Schema schema) throws MappingException {
        List<Object> mapped = new ArrayList<>(elements.size());
        try {
            for (Object element : elements) {
                mapped.add(value(element, schema));
            }
        } catch (MappingException e) {
            throw e.in("[" + mapped.size() + "]");
        }
        return mapped;
    }

    // Keys stay out of the path: they are Macie's content.
    private static Map<String, Object> map(Map<?, ?> entries, Schema schema) throws MappingException {
        Map<String, Object> mapped = new LinkedHashMap<>();
        try {
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                mapped.put(String.valueOf(entry.getKey()), value(entry.getValue(), schema));
            }
        } catch (MappingException e) {
            throw e.in("{}");
        }
        return mapped;
    }

    private static boolean fits(Object value, Schema schema) {
        return switch (schema.getType()) {
            case STRING -> value instanceof String;
            case BOOLEAN -> value instanceof Boolean;
            case INT -> value instanceof Integer;
            case LONG -> value instanceof Long && schema.getLogicalType() == null;
            case DOUBLE -> value instanceof Double;
            default -> false;
        };
    }
}
