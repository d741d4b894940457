package io.maciestreams.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as one line of JSON: members named and ordered as in its schema, times in ISO 8601, maps sorted by key, nulls
 * left out. Equal records give equal lines.
 */
public final class RecordJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RecordJson() {}

    /** The line, without its end. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(plain(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write JSON of plain values", e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof SpecificRecord record) {
            return members(record);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(String.valueOf(key), plain(each)));
            return sorted;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(RecordJson::plain).toList();
        }
        return value instanceof Instant time ? time.toString() : value;
    }

    private static Map<String, Object> members(SpecificRecord record) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = plain(record.get(field.pos()));
            if (value != null) {
                members.put(field.name(), value);
            }
        }
        return members;
    }
}
