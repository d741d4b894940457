package io.maciestreams.local.run;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.CriterionAdditionalProperties;
import software.amazon.awssdk.services.macie2.model.ListFindingsResponse;
import software.amazon.awssdk.services.macie2.model.OrderBy;

/** Reads all findings of an account with the fewest calls that Macie's API allows, and drops them. */
final class PlainFindingsLoop {

    private static final int PAGE_SIZE = 50;

    private final URI endpoint;

    PlainFindingsLoop(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Number of findings read. */
    long run() {
        long findings = 0;
        try (Macie2Client macie = LocalAws.client(Macie2Client.builder(), endpoint)) {
            ListFindingsResponse page = list(macie, null);
            while (!page.findingIds().isEmpty()) {
                findings += describe(macie, page.findingIds());
                if (page.nextToken() == null) {
                    break;
                }
                page = list(macie, page.nextToken());
            }
        }
        return findings;
    }

    private static ListFindingsResponse list(Macie2Client macie, @Nullable String token) {
        CriterionAdditionalProperties always = CriterionAdditionalProperties.builder()
                .gte(Instant.EPOCH.toEpochMilli())
                .build();
        return macie.listFindings(
                request -> request.findingCriteria(criteria -> criteria.criterion(Map.of("updatedAt", always)))
                        .sortCriteria(sort -> sort.attributeName("updatedAt").orderBy(OrderBy.ASC))
                        .maxResults(PAGE_SIZE)
                        .nextToken(token));
    }

    private static int describe(Macie2Client macie, List<String> ids) {
        return macie.getFindings(request -> request.findingIds(ids)).findings().size();
    }
}
