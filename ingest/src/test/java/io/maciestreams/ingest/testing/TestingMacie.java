package io.maciestreams.ingest.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.ClassificationExportConfiguration;
import software.amazon.awssdk.services.macie2.model.CriterionAdditionalProperties;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.GetClassificationExportConfigurationRequest;
import software.amazon.awssdk.services.macie2.model.GetClassificationExportConfigurationResponse;
import software.amazon.awssdk.services.macie2.model.GetFindingsRequest;
import software.amazon.awssdk.services.macie2.model.GetFindingsResponse;
import software.amazon.awssdk.services.macie2.model.ListFindingsRequest;
import software.amazon.awssdk.services.macie2.model.ListFindingsResponse;

/** Macie in memory, at its most awkward: its page tokens are positions, and it describes findings in reverse. */
public final class TestingMacie implements Macie2Client {

    public final List<ListFindingsRequest> listRequests = new ArrayList<>();
    public final List<GetFindingsRequest> getRequests = new ArrayList<>();
    private final Map<String, Instant> listedAt = new HashMap<>();
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Map<Integer, Runnable> beforeGets = new HashMap<>();
    private @Nullable ClassificationExportConfiguration exportConfiguration;
    private @Nullable String onlyToken;
    private int pageSize = Integer.MAX_VALUE;

    /** Makes pages hold no more than this, whatever is asked for. */
    public void limitPages(int size) {
        pageSize = size;
    }

    /** Adds findings, or changes those with the same ids. */
    public void put(Finding... all) {
        for (Finding finding : all) {
            put(finding, finding.updatedAt());
        }
    }

    /** Adds a finding that is listed by this time, whatever it tells itself. */
    public void put(Finding finding, Instant updatedAt) {
        findings.put(finding.id(), finding);
        listedAt.put(finding.id(), updatedAt);
    }

    /** Lists a finding that cannot be described. */
    public void listOnly(String id, Instant updatedAt) {
        listedAt.put(id, updatedAt);
    }

    /** Lets something happen between ListFindings and the {@code number}th GetFindings, counted from 1. */
    public void beforeGet(int number, Runnable event) {
        beforeGets.put(number, event);
    }

    /** Makes every page end with this token. */
    public void repeatToken(String token) {
        onlyToken = token;
    }

    public void exportTo(@Nullable ClassificationExportConfiguration configuration) {
        exportConfiguration = configuration;
    }

    @Override
    public ListFindingsResponse listFindings(ListFindingsRequest request) {
        listRequests.add(request);
        List<String> ids = idsIn(
                Objects.requireNonNull(request.findingCriteria().criterion().get("updatedAt")));
        int start = request.nextToken() == null || onlyToken != null ? 0 : Integer.parseInt(request.nextToken());
        int end = Math.min(start + Math.min(pageSize, request.maxResults()), ids.size());
        String token = onlyToken != null ? onlyToken : end < ids.size() ? String.valueOf(end) : null;
        return ListFindingsResponse.builder()
                .findingIds(ids.subList(Math.min(start, end), end))
                .nextToken(token)
                .build();
    }

    @Override
    public GetFindingsResponse getFindings(GetFindingsRequest request) {
        getRequests.add(request);
        beforeGets.getOrDefault(getRequests.size(), () -> {}).run();
        List<Finding> found = new ArrayList<>();
        request.findingIds().stream().filter(findings::containsKey).forEach(id -> found.add(findings.get(id)));
        Collections.reverse(found);
        return GetFindingsResponse.builder().findings(found).build();
    }

    @Override
    public GetClassificationExportConfigurationResponse getClassificationExportConfiguration(
            GetClassificationExportConfigurationRequest request) {
        return GetClassificationExportConfigurationResponse.builder()
                .configuration(exportConfiguration)
                .build();
    }

    @Override
    public String serviceName() {
        return "macie2";
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private List<String> idsIn(CriterionAdditionalProperties window) {
        return listedAt.entrySet().stream()
                .filter(listed -> listed.getValue().toEpochMilli() >= window.gte()
                        && listed.getValue().toEpochMilli() <= window.lte())
                .sorted(Map.Entry.<String, Instant>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
