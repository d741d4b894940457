package io.maciestreams.ingest.macie;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.ClassificationExportConfiguration;
import software.amazon.awssdk.services.macie2.model.CriterionAdditionalProperties;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.FindingCriteria;
import software.amazon.awssdk.services.macie2.model.ListFindingsRequest;
import software.amazon.awssdk.services.macie2.model.ListFindingsResponse;
import software.amazon.awssdk.services.macie2.model.OrderBy;
import software.amazon.awssdk.services.macie2.model.SortCriteria;

/** The operations of Macie's API that ingest needs, on one shard; the SDK's exceptions end here. */
public final class MacieApi implements AutoCloseable {

    /** Most ids that one GetFindings request takes. */
    static final int PAGE_SIZE = 50;

    private final Macie2Client client;

    public MacieApi(Macie2Client client) {
        this.client = client;
    }

    /** One page of finding ids. */
    public ListedPage listFindings(Listing listing) throws MacieException {
        ListFindingsResponse page = call("ListFindings", () -> client.listFindings(request(listing)));
        String token = page.nextToken();
        return new ListedPage(page.findingIds(), token == null || token.isEmpty() ? null : token);
    }

    /** Those findings that there still are, in the order of {@code ids}; an answer without an id comes last. */
    public List<Finding> getFindings(List<String> ids) throws MacieException {
        List<String> wanted = ids.stream().distinct().toList();
        List<Finding> findings = new ArrayList<>();
        for (int start = 0; start < wanted.size(); start += PAGE_SIZE) {
            List<String> chunk = wanted.subList(start, Math.min(start + PAGE_SIZE, wanted.size()));
            findings.addAll(call("GetFindings", () -> client.getFindings(request -> request.findingIds(chunk)))
                    .findings());
        }
        findings.sort(byPlaceIn(wanted));
        return findings;
    }

    /** Where Macie exports its results to; its destination is null where none is set. */
    public ClassificationExportConfiguration exportConfiguration() throws MacieException {
        ClassificationExportConfiguration configuration = call(
                        "GetClassificationExportConfiguration",
                        () -> client.getClassificationExportConfiguration(request -> {}))
                .configuration();
        return configuration == null
                ? ClassificationExportConfiguration.builder().build()
                : configuration;
    }

    @Override
    public void close() {
        client.close();
    }

    private static ListFindingsRequest request(Listing listing) {
        CriterionAdditionalProperties window = CriterionAdditionalProperties.builder()
                .gte(listing.from().toEpochMilli())
                .lte(listing.to().toEpochMilli())
                .build();
        return ListFindingsRequest.builder()
                .findingCriteria(FindingCriteria.builder()
                        .criterion(Map.of("updatedAt", window))
                        .build())
                .sortCriteria(SortCriteria.builder()
                        .attributeName("updatedAt")
                        .orderBy(OrderBy.ASC)
                        .build())
                .maxResults(PAGE_SIZE)
                .nextToken(listing.token())
                .build();
    }

    private static Comparator<Finding> byPlaceIn(List<String> ids) {
        Map<String, Integer> places = new HashMap<>();
        ids.forEach(id -> places.put(id, places.size()));
        return Comparator.comparing(finding -> places.getOrDefault(finding.id(), places.size()));
    }

    private static <T> T call(String operation, Supplier<T> request) throws MacieException {
        try {
            return request.get();
        } catch (AwsServiceException e) {
            throw new MacieException(operation, e.statusCode(), reason(e), e);
        } catch (SdkException e) {
            throw new MacieException(operation, String.valueOf(e.getMessage()), e);
        }
    }

    private static String reason(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? String.valueOf(e.getMessage())
                : e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
    }
}
