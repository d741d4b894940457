package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.paging.Page;
import io.maciestreams.simulator.paging.Position;
import org.jspecify.annotations.Nullable;

/** Which page of which query a request asks for; the query is the request without its page. */
record PageRequest(int query, int maxResults, @Nullable Position after) {

    static final int MOST_RESULTS = 50;

    static PageRequest of(JsonNode request, String criteriaMember, int mostResults) {
        int query = (criteriaMember + request.path(criteriaMember) + "|" + request.path("sortCriteria")).hashCode();
        return new PageRequest(query, maxResults(request, mostResults), after(request, query));
    }

    void addNextToken(ObjectNode answer, Page<?> page) {
        if (page.next() != null) {
            answer.put("nextToken", new PageToken(query, page.next()).text());
        }
    }

    private static int maxResults(JsonNode request, int most) {
        int wanted = request.path("maxResults").asInt(most);
        if (wanted < 1 || wanted > most) {
            throw MacieException.invalid("maxResults must be between 1 and " + most);
        }
        return wanted;
    }

    private static @Nullable Position after(JsonNode request, int query) {
        String token = RequestValues.optionalText(request, "nextToken");
        return token == null ? null : PageToken.parse(token, query).position();
    }
}
