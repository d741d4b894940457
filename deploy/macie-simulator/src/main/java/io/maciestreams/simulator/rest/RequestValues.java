package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads values of a request that is valid by the service model, where Macie takes less than that allows. */
final class RequestValues {

    private RequestValues() {}

    static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    static @Nullable String optionalText(JsonNode parent, String member) {
        return absent(parent.path(member)) ? null : text(parent.path(member), member);
    }

    static String text(JsonNode node, String name) {
        if (!node.isTextual() || node.textValue().isEmpty()) {
            throw MacieException.invalid(name + " must be a text of at least one character");
        }
        return node.textValue();
    }

    static Instant time(String text, String name) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw MacieException.invalid(name + " must be a time in ISO 8601 format: " + text);
        }
    }

    /** An object of one or more operators, all of them among the allowed ones. */
    static JsonNode operators(JsonNode node, Set<String> allowed, String name) {
        Set<String> given = node.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
        if (given.isEmpty() || !allowed.containsAll(given)) {
            throw MacieException.invalid(
                    name + " takes the operators " + allowed.stream().sorted().toList());
        }
        return node;
    }

    static List<String> optionalTexts(JsonNode parent, String member) {
        return parent.has(member) ? texts(parent.path(member), member) : List.of();
    }

    /** A list of one to fifty texts. */
    static List<String> texts(JsonNode node, String name) {
        if (node.isEmpty() || node.size() > 50) {
            throw MacieException.invalid(name + " must be a list of 1 to 50 values");
        }
        List<String> values = new ArrayList<>();
        node.forEach(value -> values.add(text(value, "A value of " + name)));
        return values;
    }
}
