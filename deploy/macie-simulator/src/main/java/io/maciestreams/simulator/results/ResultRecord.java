package io.maciestreams.simulator.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A record of a result file, made of a tree with the members of a finding: integers are strings, times have whole
 * seconds, nulls and what only findings have are left out.
 */
final class ResultRecord {

    private static final Set<String> TIMES = Set.of("createdAt", "lastModified", "fileLastModified");
    private static final List<String> OCCURRENCES = List.of("lineRanges", "pages", "records", "cells");

    private ResultRecord() {}

    /** The record in a file; the tree is used up. */
    static JsonNode of(ObjectNode analysis, String location) {
        analysis.put("id", idOf(analysis));
        analysis.withObject("/classificationDetails").put("detailedResultsLocation", location);
        if (analysis.at("/classificationDetails/result/customDataIdentifiers/detections")
                .isEmpty()) {
            analysis.withObject("/classificationDetails/result").remove("customDataIdentifiers");
        }
        return written("record", analysis);
    }

    /** Of one analysis, finding and result have different ids. */
    private static String idOf(JsonNode analysis) {
        String member = analysis.at("/resourcesAffected/s3Object/embeddedFileDetails/filePath")
                .asText();
        String name = "result/" + analysis.path("id").asText() + "/" + member;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    private static JsonNode written(String name, JsonNode value) {
        if (name.equals("occurrences")) {
            return occurrences(value);
        }
        return switch (value.getNodeType()) {
            case OBJECT -> members(name, value);
            case ARRAY -> elements(name, value);
            case NUMBER -> TextNode.valueOf(value.asText());
            default -> TIMES.contains(name) ? wholeSeconds(value) : value;
        };
    }

    private static JsonNode members(String name, JsonNode object) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        for (String member : MemberOrder.of(name, object)) {
            JsonNode value = object.path(member);
            if (!value.isNull()) {
                written.set(member, written(member, value));
            }
        }
        return written;
    }

    private static JsonNode elements(String name, JsonNode array) {
        var written = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(element -> written.add(written(name, element)));
        return written;
    }

    /** Always the four arrays; an offset range has no place in a result. */
    private static JsonNode occurrences(JsonNode occurrences) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        OCCURRENCES.forEach(kind -> written.set(
                kind,
                elements(
                        kind,
                        occurrences.path(kind).isArray()
                                ? occurrences.path(kind)
                                : JsonNodeFactory.instance.arrayNode())));
        return written;
    }

    private static JsonNode wholeSeconds(JsonNode time) {
        return TextNode.valueOf(
                Instant.parse(time.asText()).truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
