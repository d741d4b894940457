package io.maciestreams.processor.alerts;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The members of one mapping in a file of rules, each with the line where it stands. */
final class RuleNode {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final int line;
    private final Map<String, Node> members = new LinkedHashMap<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();

    private RuleNode(int line) {
        this.line = line;
    }

    /**
     * Reads a mapping.
     *
     * @throws RuleException where it is none, or has a member twice
     */
    static RuleNode of(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw new RuleException(line(node), "expected members like id: value");
        }
        RuleNode read = new RuleNode(line(node));
        for (NodeTuple member : mapping.getValue()) {
            String name = scalar(member.getKeyNode(), "a member's name");
            read.names.put(name, line(member.getKeyNode()));
            if (read.members.put(name, member.getValueNode()) != null) {
                throw new RuleException(line(member.getKeyNode()), name + " is there twice");
            }
        }
        return read;
    }

    /**
     * The same, once its members are looked at.
     *
     * @throws RuleException where it has a member that is not {@code known}
     */
    RuleNode withOnly(Set<String> known) {
        names.forEach((name, at) -> {
            if (!known.contains(name)) {
                throw new RuleException(at, "unknown member " + name + "; there are " + sorted(known));
            }
        });
        return this;
    }

    int line() {
        return line;
    }

    /** Line on which the text of a member begins. */
    int lineOf(String name) {
        Node node = members.get(name);
        boolean block = node instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED);
        return node == null ? line : line(node) + (block ? 1 : 0);
    }

    String required(String name) {
        String text = optional(name);
        if (text == null || text.isBlank()) {
            throw new RuleException(line, name + " is missing");
        }
        return text;
    }

    @Nullable
    String optional(String name) {
        Node node = members.get(name);
        return node == null ? null : scalar(node, name);
    }

    List<Node> list(String name) {
        Node node = members.get(name);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw new RuleException(line(node), name + " must be a list");
        }
        return sequence.getValue();
    }

    /** A mapping of texts. */
    Map<String, String> texts(String name) {
        Node node = members.get(name);
        Map<String, String> texts = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue()
                    .forEach(entry -> texts.put(scalar(entry.getKeyNode(), name), scalar(entry.getValueNode(), name)));
        } else if (node != null) {
            throw new RuleException(line(node), name + " must be members like team: security");
        }
        return texts;
    }

    /** A duration such as 30s, 15m, 1h or 1h30m, of a year at most. */
    Duration duration(String name, Duration otherwise) {
        String text = optional(name);
        return text == null
                ? otherwise
                : parsed(text)
                        .filter(duration -> !duration.isNegative() && duration.compareTo(LONGEST) <= 0)
                        .orElseThrow(() -> new RuleException(
                                lineOf(name),
                                name + " must be a duration such as 30s, 15m or 1h, of a year at most, not " + text));
    }

    private static Optional<Duration> parsed(String text) {
        try {
            return Optional.of(Duration.parse("PT" + text.toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String scalar(Node node, String what) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new RuleException(line(node), what + " must be one value");
        }
        return scalar.getValue();
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
