package io.maciestreams.processor.siem;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds events against what OCSF defines: attributes, types, enums, siblings, constraints and profiles. */
final class OcsfDefinitions {

    private static final int OTHER = 99;

    private final JsonNode definitions;

    OcsfDefinitions() throws IOException {
        definitions = FindingJson.JSON.readTree(Definitions.read("ocsf.definitions", "ocsf-1.6.0.json"));
    }

    /** What is wrong with an event, each with its path; empty where it is valid. */
    List<String> violations(JsonNode event) {
        for (JsonNode ofClass : definitions.get("classes")) {
            if (ofClass.get("uid").equals(event.path("class_uid"))) {
                return violations(event, ofClass);
            }
        }
        return List.of("no class has the uid " + event.path("class_uid"));
    }

    private List<String> violations(JsonNode event, JsonNode ofClass) {
        Check check = new Check(profiles(event));
        check.object("", event, ofClass);
        check.equal(
                "metadata.version",
                event.at("/metadata/version").asText(),
                definitions.get("version").asText());
        check.equal(
                "class_name",
                event.path("class_name").asText(),
                ofClass.get("caption").asText());
        check.equal("category_uid", event.path("category_uid"), ofClass.get("category_uid"));
        check.equal(
                "category_name",
                event.path("category_name").asText(),
                ofClass.get("category").asText());
        check.equal(
                "type_uid",
                event.path("type_uid").longValue(),
                ofClass.get("uid").longValue() * 100 + event.path("activity_id").longValue());
        check.equal(
                "type_name",
                event.path("type_name").asText(),
                ofClass.get("caption").asText() + ": "
                        + event.path("activity_name").asText());
        return check.violations;
    }

    private static Set<String> profiles(JsonNode event) {
        Set<String> profiles = new HashSet<>();
        event.at("/metadata/profiles").forEach(profile -> profiles.add(profile.asText()));
        return profiles;
    }

    private final class Check {

        private final Set<String> profiles;
        private final List<String> violations = new ArrayList<>();

        Check(Set<String> profiles) {
            this.profiles = profiles;
        }

        void equal(String path, Object found, Object wanted) {
            require(found.equals(wanted), path, "is " + found + ", must be " + wanted);
        }

        private void require(boolean holds, String path, String otherwise) {
            if (!holds) {
                violations.add(path + " " + otherwise);
            }
        }

        void object(String path, JsonNode object, JsonNode definition) {
            Map<String, JsonNode> attributes = attributes(definition);
            attributes.forEach((name, attribute) ->
                    require(object.has(name) || !isRequired(attribute), path + "." + name, "is required"));
            object.properties().forEach(member -> {
                JsonNode attribute = attributes.get(member.getKey());
                String at = path + "." + member.getKey();
                require(attribute != null, at, "is no attribute");
                if (attribute != null) {
                    attribute(at, member.getValue(), attribute);
                    sibling(at, object, member.getValue(), attribute);
                }
            });
            constraints(path, object, definition.path("constraints"));
        }

        private Map<String, JsonNode> attributes(JsonNode definition) {
            Map<String, JsonNode> attributes = new java.util.HashMap<>();
            definition
                    .get("attributes")
                    .properties()
                    .forEach(entry -> attributes.put(entry.getKey(), entry.getValue()));
            return attributes;
        }

        private boolean isRequired(JsonNode attribute) {
            return attribute.path("required").asBoolean() && hasProfile(attribute);
        }

        private boolean hasProfile(JsonNode attribute) {
            return !attribute.has("profile")
                    || profiles.contains(attribute.get("profile").asText());
        }

        private void attribute(String path, JsonNode value, JsonNode attribute) {
            require(
                    hasProfile(attribute),
                    path,
                    "needs the profile " + attribute.path("profile").asText());
            require(!attribute.path("deprecated").asBoolean(), path, "is deprecated");
            boolean array = attribute.path("array").asBoolean();
            require(array == value.isArray(), path, array ? "must be a list" : "must not be a list");
            if (array) {
                value.forEach(element -> value(path + "[]", element, attribute));
            } else {
                value(path, value, attribute);
            }
        }

        private void value(String path, JsonNode value, JsonNode attribute) {
            String type = attribute.get("type").asText();
            if (!attribute.path("object").asBoolean()) {
                scalar(path, value, type);
                require(
                        !attribute.has("enum") || attribute.get("enum").has(value.asText()),
                        path,
                        "has no value " + value);
            } else if (!type.equals("object")) {
                JsonNode definition = definitions.get("objects").get(type);
                require(definition != null, path, "is of an object that is not kept here: " + type);
                require(value.isObject(), path, "must be an object");
                if (definition != null) {
                    object(path, value, definition);
                }
            }
        }

        private void scalar(String path, JsonNode value, String type) {
            JsonNode definition = definitions.get("types").get(type);
            String base = definition.path("base").asText(type);
            boolean fits =
                    switch (base) {
                        case "string_t" -> value.isTextual();
                        case "integer_t", "long_t" -> value.isIntegralNumber();
                        case "float_t" -> value.isNumber();
                        case "boolean_t" -> value.isBoolean();
                        case "json_t" -> true;
                        default -> false;
                    };
            require(fits, path, "must be of type " + type + ", is " + value);
            require(
                    !definition.has("regex")
                            || Pattern.compile(definition.get("regex").asText())
                                    .matcher(value.asText())
                                    .find(),
                    path,
                    "does not look like a " + type + ": " + value);
            require(
                    value.asText().length() <= definition.path("max_len").asInt(Integer.MAX_VALUE),
                    path,
                    "is too long for a " + type);
        }

        // The text beside a number is its caption; of 99 it is the source's own.
        private void sibling(String path, JsonNode object, JsonNode value, JsonNode attribute) {
            JsonNode text = object.path(attribute.path("sibling").asText());
            if (attribute.has("enum") && attribute.has("sibling") && !text.isMissingNode()) {
                require(
                        value.intValue() == OTHER
                                || text.asText()
                                        .equals(attribute.at("/enum/" + value).asText()),
                        path,
                        value + " does not go with " + text);
            }
            if (attribute.has("sibling") && value.intValue() == OTHER) {
                require(!text.isMissingNode(), path, "99 needs the source's own value beside it");
            }
        }

        private void constraints(String path, JsonNode object, JsonNode constraints) {
            for (String rule : List.of("at_least_one", "just_one")) {
                if (constraints.has(rule)) {
                    long there = 0;
                    for (JsonNode name : constraints.get(rule)) {
                        there += object.has(name.asText()) ? 1 : 0;
                    }
                    require(
                            there == 1 || (there > 1 && rule.equals("at_least_one")),
                            path,
                            rule + " of " + constraints.get(rule));
                }
            }
        }
    }
}
