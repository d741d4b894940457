package io.maciestreams.processor.siem;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Members of a JSON object, in order; what is absent, and an object or list with nothing in it, is left out. */
final class Members {

    private final Map<String, Object> members = new LinkedHashMap<>();

    static Members of(String name, @Nullable Object value) {
        return new Members().and(name, value);
    }

    static Members of(String name, Members object) {
        return new Members().and(name, object);
    }

    Members and(String name, @Nullable Object value) {
        if (value != null && !isEmpty(value)) {
            members.put(name, value);
        }
        return this;
    }

    Members and(String name, Members object) {
        return and(name, object.toMap());
    }

    Members andAll(Members others) {
        members.putAll(others.members);
        return this;
    }

    Map<String, Object> toMap() {
        return Collections.unmodifiableMap(members);
    }

    /** The objects of a list, without those that have no member. */
    static <T> List<Map<String, Object>> list(@Nullable List<T> values, Function<T, Members> members) {
        return values == null
                ? List.of()
                : values.stream()
                        .map(value -> members.apply(value).toMap())
                        .filter(object -> !object.isEmpty())
                        .toList();
    }

    /** The text, unless there is none in it. */
    static @Nullable String text(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    /** Those of {@code values} that are there. */
    static List<String> present(@Nullable String... values) {
        return Arrays.stream(values)
                .flatMap(Stream::ofNullable)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> object && object.isEmpty());
    }
}
