package io.maciestreams.processor.alerts;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigException;

/**
 * The rules that apply: the built-in ones, unless they are switched off, and those of a user's file. A user's rule takes the
 * place of a built-in one of the same id.
 */
public record Rules(List<Rule> all) {

    private static final String BUILT_IN = "built-in-rules.yaml";

    public Rules {
        all = List.copyOf(all);
    }

    /**
     * Reads and checks the rules.
     *
     * @param file a user's file
     * @param disabled ids of built-in rules that are switched off
     * @throws ConfigException where a rule is wrong, the file cannot be read, or there is no such built-in rule
     */
    public static Rules load(Optional<Path> file, Collection<String> disabled) {
        RuleFile users = file.map(Rules::read).orElse(new RuleFile(Map.of(), Set.of()));
        Map<String, Rule> rules = new TreeMap<>(builtIn().rules());
        Set<String> off = new TreeSet<>(disabled);
        off.addAll(users.disabled());
        off.stream().filter(id -> !rules.containsKey(id)).findFirst().ifPresent(id -> {
            throw new ConfigException("There is no built-in rule " + id + " to switch off; there are "
                    + String.join(", ", rules.keySet()));
        });
        rules.keySet().removeAll(off);
        rules.putAll(users.rules());
        return new Rules(List.copyOf(rules.values()));
    }

    List<Rule> of(Trigger trigger) {
        return all.stream().filter(rule -> rule.on() == trigger).toList();
    }

    private static RuleFile builtIn() {
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(Rules.class.getResourceAsStream(BUILT_IN)), StandardCharsets.UTF_8)) {
            return RuleFile.read(BUILT_IN, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleFile read(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            return RuleFile.read(file.toString(), text);
        } catch (IOException e) {
            throw new ConfigException("Cannot read the rules in " + file + ": " + e);
        }
    }
}
