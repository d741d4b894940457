package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the service model says of a member of a request: where it stands, its type and limits ({@code values} is empty
 * where any will do; {@code element} is the type of the elements of a list or map).
 */
record Member(
        Location location,
        boolean required,
        Type type,
        Set<String> values,
        @Nullable Long min,
        @Nullable Long max,
        @Nullable Member element,
        Map<String, Member> members) {

    /** Where a request carries the member. */
    enum Location {
        BODY,
        PATH,
        QUERY
    }

    /** The types of the service model that requests have. */
    enum Type {
        BOOLEAN,
        INTEGER,
        LIST,
        LONG,
        MAP,
        STRING,
        STRUCTURE
    }

    Member {
        location = Objects.requireNonNullElse(location, Location.BODY);
        values = Set.copyOf(Objects.requireNonNullElse(values, Set.of()));
        members = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(members, Map.of())));
        if ((type == Type.LIST || type == Type.MAP) != (element != null)) {
            throw new IllegalArgumentException("Lists and maps have elements, and nothing else has");
        }
    }

    /** The members that a request or structure gives and the model knows; others are left out, as null is. */
    static ObjectNode read(Map<String, Member> members, JsonNode given, String parent) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        members.forEach((name, member) -> {
            JsonNode value = given.path(name);
            if (!member.missing(value, parent + name)) {
                read.set(name, member.read(value, parent + name));
            }
        });
        return read;
    }

    private boolean missing(JsonNode value, String path) {
        boolean nothing = RequestValues.absent(value);
        if (required && (nothing || (value.isTextual() && value.textValue().isEmpty()))) {
            throw MacieException.invalid(path + " is required");
        }
        return nothing;
    }

    private JsonNode read(JsonNode value, String path) {
        return switch (type) {
            case STRUCTURE -> read(members, checked(value.isObject(), value, path, "an object"), path + ".");
            case MAP -> map(checked(value.isObject(), value, path, "an object"), path);
            case LIST -> list(checked(value.isArray(), value, path, "a list"), path);
            case STRING -> text(checked(value.isTextual(), value, path, "a text"), path);
            case BOOLEAN -> checked(value.isBoolean(), value, path, "true or false");
            case INTEGER -> number(
                    checked(value.isIntegralNumber() && value.canConvertToInt(), value, path, "a whole number"), path);
            case LONG -> number(
                    checked(value.isIntegralNumber() && value.canConvertToLong(), value, path, "a whole number"), path);
        };
    }

    private JsonNode map(JsonNode map, String path) {
        within(map.size(), path, "The size of ");
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        map.properties()
                .forEach(entry -> read.set(entry.getKey(), element(entry.getValue(), path + "." + entry.getKey())));
        return read;
    }

    private JsonNode list(JsonNode list, String path) {
        within(list.size(), path, "The size of ");
        ArrayNode read = JsonNodeFactory.instance.arrayNode();
        list.forEach(value -> read.add(element(value, path + "[" + read.size() + "]")));
        return read;
    }

    private JsonNode element(JsonNode value, String path) {
        if (element == null) {
            throw new IllegalStateException(type + " has no elements");
        }
        return element.read(value, path);
    }

    private JsonNode text(JsonNode text, String path) {
        within(text.textValue().length(), path, "The length of ");
        if (!values.isEmpty() && !values.contains(text.textValue())) {
            throw MacieException.invalid(
                    path + " must be one of " + values.stream().sorted().toList());
        }
        return text;
    }

    private JsonNode number(JsonNode number, String path) {
        within(number.longValue(), path, "");
        return number;
    }

    private void within(long number, String path, String what) {
        if (min != null && number < min) {
            throw MacieException.invalid(what + path + " must be at least " + min);
        }
        if (max != null && number > max) {
            throw MacieException.invalid(what + path + " must be at most " + max);
        }
    }

    private static JsonNode checked(boolean holds, JsonNode value, String path, String kind) {
        if (!holds) {
            throw MacieException.invalid(path + " must be " + kind);
        }
        return value;
    }
}
