package io.maciestreams.simulator.findings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A finding as the API answers it ({@code text}), beside the attributes that ListFindings selects and sorts by. */
public record Finding(
        String id,
        String type,
        String category,
        long severityScore,
        String severityDescription,
        boolean archived,
        boolean sample,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String jobId,
        @Nullable String originType,
        @Nullable String bucketName,
        boolean malformed,
        Supplier<String> text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A finding with everything ListFindings needs.
     *
     * @throws IllegalArgumentException without id, type, category, or a readable createdAt and updatedAt
     */
    public static Finding of(ObjectNode tree) {
        String json = tree.toString();
        return of(tree, time(tree, "createdAt"), time(tree, "updatedAt"), false, () -> json);
    }

    /** The same, made anew each time that it is shown: among very many findings, texts would take too much memory. */
    public static Finding rendered(Supplier<ObjectNode> source) {
        ObjectNode tree = source.get();
        return of(tree, time(tree, "createdAt"), time(tree, "updatedAt"), false, () -> source.get()
                .toString());
    }

    /** The same finding as the API shows it when its times are missing: listed by them, described without. */
    public static Finding withoutTimes(ObjectNode tree) {
        ObjectNode shown = tree.deepCopy();
        shown.remove("createdAt");
        shown.remove("updatedAt");
        String json = shown.toString();
        return of(shown, time(tree, "createdAt"), time(tree, "updatedAt"), true, () -> json);
    }

    public String json() {
        return text.get();
    }

    /** A copy of its JSON. */
    public ObjectNode tree() {
        try {
            return JSON.readValue(json(), ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored finding is not JSON: " + id, e);
        }
    }

    public boolean classification() {
        return category.equals("CLASSIFICATION");
    }

    private static Finding of(
            ObjectNode tree, Instant createdAt, Instant updatedAt, boolean malformed, Supplier<String> text) {
        return new Finding(
                required(tree, "id"),
                required(tree, "type"),
                required(tree, "category"),
                tree.at("/severity/score").asLong(),
                tree.at("/severity/description").asText(),
                tree.path("archived").asBoolean(),
                tree.path("sample").asBoolean(),
                createdAt,
                updatedAt,
                optional(tree, "/classificationDetails/jobId"),
                optional(tree, "/classificationDetails/originType"),
                optional(tree, "/resourcesAffected/s3Bucket/name"),
                malformed,
                text);
    }

    private static Instant time(JsonNode tree, String member) {
        return Instant.parse(required(tree, member));
    }

    private static String required(JsonNode tree, String member) {
        if (!tree.path(member).isTextual()) {
            throw new IllegalArgumentException("A finding needs the text member " + member);
        }
        return tree.path(member).textValue();
    }

    private static @Nullable String optional(JsonNode tree, String pointer) {
        return tree.at(pointer).textValue();
    }
}
