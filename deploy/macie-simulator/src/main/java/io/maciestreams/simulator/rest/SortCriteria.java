package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.maciestreams.simulator.findings.Sort;
import io.maciestreams.simulator.findings.SortAttribute;
import java.util.Optional;

/** Reads the sortCriteria of a request. */
final class SortCriteria {

    private SortCriteria() {}

    static Optional<Sort> parse(JsonNode sortCriteria) {
        if (RequestBody.absent(sortCriteria)) {
            return Optional.empty();
        }
        RequestBody.object(sortCriteria, "sortCriteria");
        String path = RequestBody.text(sortCriteria.path("attributeName"), "attributeName");
        SortAttribute attribute = SortAttribute.named(path)
                .orElseThrow(() -> MacieException.invalid("sortCriteria has an unknown attributeName: " + path));
        return Optional.of(new Sort(attribute, descending(sortCriteria)));
    }

    private static boolean descending(JsonNode sortCriteria) {
        String orderBy = RequestBody.optionalText(sortCriteria, "orderBy");
        if (orderBy != null && !orderBy.equals("ASC") && !orderBy.equals("DESC")) {
            throw MacieException.invalid("orderBy must be ASC or DESC");
        }
        return "DESC".equals(orderBy);
    }
}
