package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.paging.Page;
import io.maciestreams.simulator.paging.Position;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Answers a request for a list of JSON elements: in the order it asks for, a page at a time. Unsorted, the order is
 * none that a client could make use of.
 */
record Listing(String criteriaMember, String elementsMember, String idMember, Set<String> sortable, int mostResults) {

    String answer(JsonNode request, Stream<ObjectNode> selected, UnaryOperator<ObjectNode> shown) {
        PageRequest wanted = PageRequest.of(request, criteriaMember, mostResults);
        Page<ObjectNode> page = page(SortCriteria.of(request), wanted, selected);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode elements = answer.putArray(elementsMember);
        page.elements().forEach(element -> elements.add(shown.apply(element)));
        wanted.addNextToken(answer, page);
        return answer.toString();
    }

    private Page<ObjectNode> page(Optional<SortCriteria> sort, PageRequest wanted, Stream<ObjectNode> selected) {
        Function<ObjectNode, Position> position = sort.map(this::positionBy)
                .orElse(element -> new Position(id(element).hashCode(), "", id(element)));
        Comparator<Position> order = sort.filter(SortCriteria::descending).isPresent()
                ? Comparator.reverseOrder()
                : Comparator.naturalOrder();
        Position after = wanted.after();
        Stream<ObjectNode> remaining = selected.filter(
                        element -> after == null || order.compare(position.apply(element), after) > 0)
                .sorted(Comparator.comparing(position, order));
        return Page.of(remaining, wanted.maxResults(), position);
    }

    private Function<ObjectNode, Position> positionBy(SortCriteria sort) {
        String attribute = sort.attributeName();
        if (!sortable.contains(attribute)) {
            throw sort.unknownAttribute();
        }
        if (attribute.equals("createdAt")) {
            return element -> new Position(millis(element.path(attribute)), "", id(element));
        }
        return element -> by(element.path(attribute), id(element));
    }

    private static Position by(JsonNode value, String id) {
        return value.isTextual()
                ? new Position(0, value.textValue(), id)
                : new Position(value.asLong(Long.MIN_VALUE), "", id);
    }

    private static long millis(JsonNode time) {
        return Instant.parse(time.textValue()).toEpochMilli();
    }

    private String id(JsonNode element) {
        return element.path(idMember).asText();
    }
}
