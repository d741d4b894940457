package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The sortCriteria of a request; which attributes it may name is the operation's to say. */
record SortCriteria(String attributeName, boolean descending) {

    static Optional<SortCriteria> of(JsonNode request) {
        JsonNode sortCriteria = request.path("sortCriteria");
        if (RequestValues.absent(sortCriteria)) {
            return Optional.empty();
        }
        String attributeName = RequestValues.text(sortCriteria.path("attributeName"), "attributeName");
        return Optional.of(new SortCriteria(
                attributeName, sortCriteria.path("orderBy").asText().equals("DESC")));
    }

    MacieException unknownAttribute() {
        return MacieException.invalid("sortCriteria has an unknown attributeName: " + attributeName);
    }
}
