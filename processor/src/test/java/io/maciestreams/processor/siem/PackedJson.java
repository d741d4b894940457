package io.maciestreams.processor.siem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** JSON for people with little room: lines filled, and broken only behind commas, so that no text is torn. */
final class PackedJson {

    private static final int WIDTH = 150;
    private static final String SEPARATOR = ", ";

    private PackedJson() {}

    static String of(JsonNode document) {
        List<String> pieces = new ArrayList<>();
        add(pieces, document);
        return packed(pieces);
    }

    private static void add(List<String> pieces, JsonNode value) {
        if (!value.isContainerNode()) {
            pieces.add(value.toString());
            return;
        }
        pieces.add(value.isObject() ? "{" : "[");
        if (value.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> members =
                            value.properties().iterator();
                    members.hasNext(); ) {
                Map.Entry<String, JsonNode> member = members.next();
                pieces.add("\"" + member.getKey() + "\": ");
                add(pieces, member.getValue());
                pieces.add(members.hasNext() ? SEPARATOR : "");
            }
        } else {
            for (Iterator<JsonNode> elements = value.elements(); elements.hasNext(); ) {
                add(pieces, elements.next());
                pieces.add(elements.hasNext() ? SEPARATOR : "");
            }
        }
        pieces.add(value.isObject() ? "}" : "]");
    }

    private static String packed(List<String> pieces) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces) {
            line.append(piece);
            if (piece.equals(SEPARATOR) && line.length() > WIDTH) {
                lines.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append("  ");
            }
        }
        return lines.append(line).append('\n').toString();
    }
}
