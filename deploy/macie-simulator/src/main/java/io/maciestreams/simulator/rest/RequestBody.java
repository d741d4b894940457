package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads members of a request, each as the type that the API gives it. */
final class RequestBody {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RequestBody() {}

    static JsonNode parse(String body) {
        try {
            JsonNode tree = JSON.readTree(body.isBlank() ? "{}" : body);
            return object(tree, "The request body");
        } catch (JsonProcessingException e) {
            throw MacieException.invalid("The request body is not JSON");
        }
    }

    static JsonNode object(JsonNode node, String name) {
        if (!node.isObject()) {
            throw MacieException.invalid(name + " must be an object");
        }
        return node;
    }

    static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    static @Nullable String optionalText(JsonNode parent, String member) {
        return absent(parent.path(member)) ? null : text(parent.path(member), member);
    }

    static String text(JsonNode node, String name) {
        if (!node.isTextual() || node.textValue().isEmpty()) {
            throw MacieException.invalid(name + " must be a text");
        }
        return node.textValue();
    }

    static long number(JsonNode node, String name) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw MacieException.invalid(name + " must be a whole number");
        }
        return node.longValue();
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
        Set<String> given =
                object(node, name).properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
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
        if (!node.isArray() || node.isEmpty() || node.size() > 50) {
            throw MacieException.invalid(name + " must be a list of 1 to 50 values");
        }
        List<String> values = new ArrayList<>();
        node.forEach(value -> values.add(text(value, "A value of " + name)));
        return values;
    }
}
