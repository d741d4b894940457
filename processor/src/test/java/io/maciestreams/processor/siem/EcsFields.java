package io.maciestreams.processor.siem;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds documents against ECS's list of fields, and against the index template that is shipped. */
final class EcsFields {

    private static final Path TEMPLATE =
            Path.of(System.getProperty("macie-streams.home")).resolve("deploy/elastic/macie-findings-template.json");

    private static final String OURS = "aws.macie.";
    private static final String LABELS = "labels.";
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** A field by its full name. */
    private record Field(String type, boolean array, List<String> allowed) {}

    private final Map<String, Field> fields = new HashMap<>();
    private final JsonNode mappings;

    EcsFields() throws IOException {
        Definitions.read("ecs.fields", "ecs-9.3.0.csv").lines().skip(1).forEach(this::add);
        mappings = FindingJson.JSON.readTree(Files.readString(TEMPLATE)).at("/template/mappings");
    }

    private void add(String line) {
        String[] cells = line.split(",", -1);
        List<String> allowed = cells[3].isEmpty() ? List.of() : List.of(cells[3].split("\\|", -1));
        fields.put(cells[0], new Field(cells[1], cells[2].equals("array"), allowed));
    }

    /** What is wrong with a document, each with its field; empty where it is valid. */
    List<String> violations(JsonNode document) {
        List<String> violations = new ArrayList<>();
        check(violations, "", document, mappings);
        return violations;
    }

    private void check(List<String> violations, String path, JsonNode value, JsonNode mapping) {
        String mapped = mapping.path("type").asText("object");
        if (!mapped.equals("object")) {
            leaf(violations, path, value, mapped);
        } else if (value.isArray()) {
            value.forEach(element -> check(violations, path, element, mapping));
        } else if (value.isObject()) {
            value.properties().forEach(member -> {
                String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                JsonNode below = mapping.path("properties").path(member.getKey());
                if (below.isMissingNode()) {
                    violations.add(name + " is not in the index template");
                } else {
                    check(violations, name, member.getValue(), below);
                }
            });
        } else {
            violations.add(path + " must be an object");
        }
    }

    private void leaf(List<String> violations, String path, JsonNode value, String mapped) {
        Field field = fields.get(path);
        if (field != null) {
            if (!field.type().equals(mapped)) {
                violations.add(path + " is " + field.type() + " in ECS, " + mapped + " in the index template");
            }
            if (field.array() != value.isArray()) {
                violations.add(path + (field.array() ? " must be a list" : " must not be a list"));
            }
        } else if (!path.startsWith(OURS) && !path.startsWith(LABELS)) {
            violations.add(path + " is no field of ECS");
        }
        for (JsonNode one : value.isArray() ? value : List.of(value)) {
            if (!fits(mapped, one) || (field != null && !allows(field, one))) {
                violations.add(path + " cannot be " + one);
            }
        }
    }

    private static boolean allows(Field field, JsonNode value) {
        return field.allowed().isEmpty() || field.allowed().contains(value.asText());
    }

    private static boolean fits(String type, JsonNode value) {
        return switch (type) {
            case "keyword", "match_only_text" -> value.isTextual();
            case "long" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "date" -> value.isTextual() && isTime(value.asText());
            case "ip" -> value.isTextual() && IPV4.matcher(value.asText()).matches();
            case "geo_point" -> value.path("lat").isNumber()
                    && value.path("lon").isNumber()
                    && Math.abs(value.path("lat").asDouble()) <= 90
                    && Math.abs(value.path("lon").asDouble()) <= 180;
            case "flattened" -> value.isObject();
            default -> false;
        };
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
