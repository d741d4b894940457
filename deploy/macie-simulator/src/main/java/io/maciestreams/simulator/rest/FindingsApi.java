package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.findings.Finding;
import io.maciestreams.simulator.findings.FindingIndex;
import io.maciestreams.simulator.findings.FindingQuery;
import io.maciestreams.simulator.findings.Sort;
import io.maciestreams.simulator.findings.SortAttribute;
import io.maciestreams.simulator.generator.SampleFindings;
import io.maciestreams.simulator.paging.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Answers ListFindings, GetFindings and CreateSampleFindings. */
final class FindingsApi {

    private final Account account;
    private final FindingIndex findings;
    private final AtomicLong sampleCalls = new AtomicLong();
    private final Map<String, Long> listedAt = new ConcurrentHashMap<>();

    FindingsApi(Account account) {
        this.account = account;
        this.findings = account.findings();
    }

    String list(JsonNode request) {
        PageRequest wanted = PageRequest.of(request, "findingCriteria", PageRequest.MOST_RESULTS);
        Page<Finding> page = findings.page(new FindingQuery(
                FindingCriteria.parse(request.path("findingCriteria")),
                sort(request).orElse(Sort.NONE),
                wanted.maxResults(),
                wanted.after()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = answer.putArray("findingIds");
        page.elements().forEach(finding -> ids.add(finding.id()));
        long now = System.currentTimeMillis();
        page.elements().forEach(finding -> listedAt.putIfAbsent(finding.id(), now));
        wanted.addNextToken(answer, page);
        return answer.toString();
    }

    /**
     * Unknown ids are absent. Unless sorted, the answer is never in the request's order, which the API does not
     * promise.
     */
    String describe(JsonNode request) {
        List<String> ids = RequestValues.texts(request.path("findingIds"), "findingIds");
        List<Finding> found = new ArrayList<>(new LinkedHashSet<>(ids)
                .stream().map(findings::get).flatMap(Optional::stream).toList());
        sort(request).ifPresentOrElse(sort -> found.sort(sort.comparator()), () -> Collections.reverse(found));
        return found.stream().map(Finding::json).collect(Collectors.joining(",", "{\"findings\":[", "]}"));
    }

    /** Of each finding that a list has shown: when it last changed and when it was first shown, in milliseconds since 1970. */
    String listed() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        listedAt.forEach((id, at) -> findings.get(id).ifPresent(finding -> answer.putObject(id)
                .put("updatedAt", finding.updatedAt().toEpochMilli())
                .put("listedAt", at)));
        return answer.toString();
    }

    /** Each type once, however often the request names it; all types where it names none. */
    String createSamples(JsonNode request) {
        List<String> types = new ArrayList<>();
        request.path("findingTypes").forEach(type -> types.add(type.textValue()));
        SampleFindings samples = new SampleFindings(account, sampleCalls.incrementAndGet());
        (types.isEmpty() ? SampleFindings.allTypes() : types)
                .stream().distinct().map(samples::of).forEach(account::put);
        return Answer.NOTHING;
    }

    private static Optional<Sort> sort(JsonNode request) {
        return SortCriteria.of(request).map(FindingsApi::sort);
    }

    private static Sort sort(SortCriteria criteria) {
        SortAttribute attribute = SortAttribute.named(criteria.attributeName()).orElseThrow(criteria::unknownAttribute);
        return new Sort(attribute, criteria.descending());
    }
}
