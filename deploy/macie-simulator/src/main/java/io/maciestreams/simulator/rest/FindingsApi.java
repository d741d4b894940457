package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.findings.Finding;
import io.maciestreams.simulator.findings.FindingIndex;
import io.maciestreams.simulator.findings.FindingPage;
import io.maciestreams.simulator.findings.FindingQuery;
import io.maciestreams.simulator.findings.Position;
import io.maciestreams.simulator.findings.Sort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers ListFindings and GetFindings. */
final class FindingsApi {

    private static final int MOST_RESULTS = 50;

    private final FindingIndex findings;

    FindingsApi(FindingIndex findings) {
        this.findings = findings;
    }

    String list(String body) {
        JsonNode request = RequestBody.parse(body);
        int query = PageToken.queryOf(request);
        FindingPage page = findings.page(new FindingQuery(
                FindingCriteria.parse(request.path("findingCriteria")),
                SortCriteria.parse(request.path("sortCriteria")).orElse(Sort.NONE),
                maxResults(request),
                after(request, query)));
        return answer(page, query).toString();
    }

    /**
     * Unknown ids are absent. Unless sorted, the answer is never in the request's order, which the API does not
     * promise.
     */
    String describe(String body) {
        JsonNode request = RequestBody.parse(body);
        List<String> ids = RequestBody.texts(request.path("findingIds"), "findingIds");
        List<Finding> found = new ArrayList<>(new LinkedHashSet<>(ids)
                .stream().map(findings::get).flatMap(Optional::stream).toList());
        SortCriteria.parse(request.path("sortCriteria"))
                .ifPresentOrElse(sort -> found.sort(sort.comparator()), () -> Collections.reverse(found));
        return found.stream().map(Finding::json).collect(Collectors.joining(",", "{\"findings\":[", "]}"));
    }

    private static int maxResults(JsonNode request) {
        JsonNode given = request.path("maxResults");
        long wanted = RequestBody.absent(given) ? MOST_RESULTS : RequestBody.number(given, "maxResults");
        if (wanted < 1 || wanted > MOST_RESULTS) {
            throw MacieException.invalid("maxResults must be between 1 and " + MOST_RESULTS);
        }
        return (int) wanted;
    }

    private static @Nullable Position after(JsonNode request, int query) {
        String token = RequestBody.optionalText(request, "nextToken");
        return token == null ? null : PageToken.parse(token, query).position();
    }

    private static ObjectNode answer(FindingPage page, int query) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        page.findingIds().forEach(answer.putArray("findingIds")::add);
        if (page.next() != null) {
            answer.put("nextToken", new PageToken(query, page.next()).text());
        }
        return answer;
    }
}
