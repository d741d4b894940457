package io.maciestreams.proof.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The text by which a value is compared across languages; the clients' README defines it. */
final class CanonicalForm {

    private CanonicalForm() {}

    /** One record of a topic; a null value is a tombstone. */
    static String line(String key, @Nullable SpecificRecord value) {
        return "{\"key\":" + string(key) + ",\"value\":" + of(value) + "}";
    }

    static String of(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return String.valueOf(value);
        }
        if (value instanceof Instant time) {
            return String.valueOf(time.toEpochMilli());
        }
        if (value instanceof Double number) {
            return '"' + HexFormat.of().toHexDigits(Double.doubleToRawLongBits(number)) + '"';
        }
        if (value instanceof CharSequence text) {
            return string(text.toString());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CanonicalForm::of).collect(joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return object(
                    map.entrySet().stream().map(entry -> member(String.valueOf(entry.getKey()), entry.getValue())));
        }
        if (value instanceof SpecificRecord record) {
            return object(record.getSchema().getFields().stream()
                    .map(field -> member(field.name(), record.get(field.pos()))));
        }
        throw new IllegalArgumentException("No canonical form for " + value.getClass());
    }

    private record Member(String name, String value) {}

    private static Member member(String name, @Nullable Object value) {
        return new Member(name, of(value));
    }

    private static String object(Stream<Member> members) {
        return members.sorted((a, b) -> Arrays.compareUnsigned(a.name.getBytes(UTF_8), b.name.getBytes(UTF_8)))
                .map(member -> string(member.name) + ":" + member.value)
                .collect(joining(",", "{", "}"));
    }

    private static String string(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> quoted.append(escaped((char) unit)));
        return quoted.append('"').toString();
    }

    private static String escaped(char unit) {
        return switch (unit) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> unit < ' ' ? "\\u%04x".formatted((int) unit) : String.valueOf(unit);
        };
    }
}
