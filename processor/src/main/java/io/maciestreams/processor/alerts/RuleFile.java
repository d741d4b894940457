package io.maciestreams.processor.alerts;

import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A file of rules, in YAML.
 *
 * @param rules its rules by id
 * @param disabled ids of built-in rules that it switches off
 */
record RuleFile(Map<String, Rule> rules, Set<String> disabled) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Duration THROTTLE = Duration.ofHours(1);
    private static final Set<String> SEVERITIES = Set.of("LOW", "MEDIUM", "HIGH", "CRITICAL");
    private static final Set<String> MEMBERS = Set.of("rules", "disabled");
    private static final Set<String> RULE_MEMBERS =
            Set.of("id", "description", "severity", "on", "condition", "until", "throttle", "labels");

    RuleFile {
        rules = Map.copyOf(rules);
        disabled = Set.copyOf(disabled);
    }

    /**
     * Reads a file.
     *
     * @param name the file's name, for errors
     * @throws ConfigException where anything is wrong, with file, line, rule and error in one line
     */
    static RuleFile read(String name, Reader text) {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(text);
            return node == null
                    ? new RuleFile(Map.of(), Set.of())
                    : read(name, RuleNode.of(node).withOnly(MEMBERS));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw error(name, new RuleException(line, "no YAML: " + e.getProblem()), null);
        } catch (ReaderException e) {
            throw error(name, new RuleException(1, "no YAML: a character that may not be there"), null);
        } catch (RuleException e) {
            throw error(name, e, null);
        }
    }

    private static RuleFile read(String name, RuleNode file) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (Node node : file.list("rules")) {
            RuleNode rule = RuleNode.of(node);
            try {
                if (rules.put(id(rule), rule(rule.withOnly(RULE_MEMBERS))) != null) {
                    throw new RuleException(rule.lineOf("id"), "the file has another rule of this id");
                }
            } catch (RuleException e) {
                throw error(name, e, rule.optional("id"));
            }
        }
        Set<String> disabled = new LinkedHashSet<>();
        file.list("disabled").forEach(id -> disabled.add(RuleNode.scalar(id, "disabled")));
        return new RuleFile(rules, disabled);
    }

    private static Rule rule(RuleNode rule) {
        Trigger on = on(rule);
        return new Rule(
                id(rule),
                rule.required("description"),
                severity(rule),
                on,
                Objects.requireNonNull(condition(rule, "condition", rule.required("condition"), on)),
                until(rule, on),
                rule.duration("throttle", THROTTLE),
                rule.texts("labels"));
    }

    // An id is part of keys and of lines for people.
    private static String id(RuleNode rule) {
        String id = rule.required("id");
        if (!ID.matcher(id).matches()) {
            throw new RuleException(rule.lineOf("id"), "id must be of letters, digits, and . _ - only");
        }
        return id;
    }

    private static Trigger on(RuleNode rule) {
        String on = rule.required("on");
        return Arrays.stream(Trigger.values())
                .filter(trigger -> trigger.id().equals(on))
                .findFirst()
                .orElseThrow(() -> new RuleException(
                        rule.lineOf("on"), "on must be finding, profile, bucket, job or ingest, not " + on));
    }

    private static String severity(RuleNode rule) {
        String severity = rule.required("severity");
        if (!SEVERITIES.contains(severity)) {
            throw new RuleException(rule.lineOf("severity"), "severity must be LOW, MEDIUM, HIGH or CRITICAL");
        }
        return severity;
    }

    // What happened is looked at once; whether it is over is asked of what lasts.
    private static @Nullable Condition until(RuleNode rule, Trigger on) {
        String until = rule.optional("until");
        if (until != null && on.isState()) {
            throw new RuleException(
                    rule.lineOf("until"), "until is for rules on finding or profile; others end with their condition");
        }
        return condition(rule, "until", until, Trigger.ON_BUCKET);
    }

    private static @Nullable Condition condition(RuleNode rule, String member, @Nullable String source, Trigger on) {
        try {
            return source == null ? null : Condition.compile(source.strip(), on.variables());
        } catch (RuleException e) {
            throw new RuleException(rule.lineOf(member) + e.line() - 1, member + ": " + e.reason());
        }
    }

    private static ConfigException error(String file, RuleException e, @Nullable String rule) {
        List<String> parts = new ArrayList<>(List.of(file + ":" + e.line()));
        if (rule != null && ID.matcher(rule).matches()) {
            parts.add("rule " + rule);
        }
        parts.add(e.reason());
        return new ConfigException(String.join(": ", parts));
    }
}
