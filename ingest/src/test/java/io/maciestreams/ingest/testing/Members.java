package io.maciestreams.ingest.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Compares a document of Macie's with the record made of it, member by member. */
public final class Members {

    private Members() {}

    /** What the document has and the record has not, or has otherwise: each member by its path. */
    public static List<String> differences(String path, JsonNode json, @Nullable Object value) {
        if (json.isNull() || value == null) {
            return json.isNull() && value == null ? List.of() : List.of(path + ": " + json + " became " + value);
        }
        if (json.isObject() && value instanceof IndexedRecord record) {
            return ofRecord(path, json, record);
        }
        if (json.isObject() && value instanceof Map<?, ?> entries && json.size() == entries.size()) {
            return ofEntries(path, json, entries);
        }
        if (json.isArray() && value instanceof List<?> elements && json.size() == elements.size()) {
            return ofElements(path, json, elements);
        }
        return isSame(json, value) ? List.of() : List.of(path + ": " + json + " became " + value);
    }

    /** What the record has and the document does not tell of: each member by its path. */
    public static List<String> additions(String path, JsonNode json, @Nullable Object value) {
        List<String> additions = new ArrayList<>();
        if (value instanceof IndexedRecord record) {
            for (Schema.Field field : record.getSchema().getFields()) {
                Object member = record.get(field.pos());
                if (member != null) {
                    additions.addAll(additions(path + "." + field.name(), json.path(field.name()), member));
                }
            }
        } else if (value instanceof List<?> elements && json.isArray()) {
            for (int i = 0; i < elements.size(); i++) {
                additions.addAll(additions(path + "[" + i + "]", json.path(i), elements.get(i)));
            }
        }
        return json.isMissingNode() ? List.of(path) : additions;
    }

    private static List<String> ofRecord(String path, JsonNode json, IndexedRecord record) {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            String memberPath = path + "." + member.getKey();
            Schema.Field field = record.getSchema().getField(member.getKey());
            differences.addAll(
                    field == null
                            ? List.of(memberPath + " has no home")
                            : differences(memberPath, member.getValue(), record.get(field.pos())));
        }
        return differences;
    }

    private static List<String> ofEntries(String path, JsonNode json, Map<?, ?> entries) {
        List<String> differences = new ArrayList<>();
        json.properties()
                .forEach(entry -> differences.addAll(
                        differences(path + "." + entry.getKey(), entry.getValue(), entries.get(entry.getKey()))));
        return differences;
    }

    private static List<String> ofElements(String path, JsonNode json, List<?> elements) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            differences.addAll(differences(path + "[" + i + "]", json.path(i), elements.get(i)));
        }
        return differences;
    }

    private static boolean isSame(JsonNode json, Object value) {
        if (value instanceof Instant time) {
            return json.isTextual() && Instant.parse(json.textValue()).equals(time);
        }
        if (value instanceof Double number) {
            return json.isNumber() && json.doubleValue() == number;
        }
        if (value instanceof Number number) {
            // In result files whole numbers are strings.
            return json.isTextual()
                    ? json.textValue().equals(number.toString())
                    : json.isIntegralNumber() && json.longValue() == number.longValue();
        }
        return json.isTextual()
                ? json.textValue().equals(value)
                : json.isBoolean() && value.equals(json.booleanValue());
    }
}
