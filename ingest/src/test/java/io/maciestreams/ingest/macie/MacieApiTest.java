package io.maciestreams.ingest.macie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.ingest.testing.Buckets;
import io.maciestreams.ingest.testing.Findings;
import io.maciestreams.ingest.testing.TestingBuckets;
import io.maciestreams.ingest.testing.TestingJobs;
import io.maciestreams.ingest.testing.TestingMacie;
import io.maciestreams.ingest.testing.Unpaced;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AccessDeniedException;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;
import software.amazon.awssdk.services.macie2.model.CriterionAdditionalProperties;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.ListFindingsRequest;
import software.amazon.awssdk.services.macie2.model.ListFindingsResponse;

class MacieApiTest {

    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    private final TestingMacie macie = new TestingMacie();
    private final MacieApi api = Unpaced.api(macie);

    @Test
    void asksForNoMoreThanFiftyFindingsAtOnceAndKeepsTheirOrder() throws Exception {
        List<String> ids = IntStream.range(0, 120).mapToObj(i -> "f" + i).toList();
        ids.forEach(id -> macie.put(Findings.sensitiveData(id, TIME)));

        List<Finding> findings = api.getFindings(ids);

        assertThat(findings).extracting(Finding::id).isEqualTo(ids);
        assertThat(macie.getRequests)
                .extracting(request -> request.findingIds().size())
                .containsExactly(50, 50, 20);
    }

    @Test
    void asksForTheWindowInOrderOfChange() throws Exception {
        api.listFindings(Listing.of(TIME, TIME.plusMillis(1)));

        ListFindingsRequest request = macie.listRequests.get(0);
        CriterionAdditionalProperties window = CriterionAdditionalProperties.builder()
                .gte(TIME.toEpochMilli())
                .lte(TIME.toEpochMilli() + 1)
                .build();
        assertThat(request.findingCriteria().criterion()).containsExactly(Map.entry("updatedAt", window));
        assertThat(request.sortCriteria().attributeName()).isEqualTo("updatedAt");
        assertThat(request.sortCriteria().orderByAsString()).isEqualTo("ASC");
    }

    @Test
    void asksForJobsAndBucketsInAnOrderThatDoesNotChange() throws Exception {
        TestingJobs jobs = new TestingJobs();
        TestingBuckets buckets = new TestingBuckets();

        Unpaced.api(jobs).listJobs(Paging.firstPage("ListClassificationJobs"));
        Unpaced.api(buckets).describeBuckets(Paging.firstPage("DescribeBuckets"));

        assertThat(jobs.listRequests.get(0).sortCriteria().attributeNameAsString())
                .isEqualTo("createdAt");
        assertThat(jobs.listRequests.get(0).sortCriteria().orderByAsString()).isEqualTo("ASC");
        assertThat(buckets.requests.get(0).sortCriteria().attributeName()).isEqualTo("bucketName");
        assertThat(buckets.requests.get(0).sortCriteria().orderByAsString()).isEqualTo("ASC");
        assertThat(buckets.requests.get(0).hasCriteria()).isFalse();
    }

    @Test
    void findsThoseOfSomeBucketsThatThereAre() throws Exception {
        TestingBuckets buckets = new TestingBuckets();
        buckets.put(Buckets.named("a"));
        buckets.put(Buckets.named("b"));

        assertThat(Unpaced.api(buckets).describeBuckets(List.of("b", "gone")))
                .extracting(BucketMetadata::bucketName)
                .containsExactly("b");
    }

    @Test
    void saysWhatMacieRefused() {
        Macie2Client refusing = new Failing(AccessDeniedException.builder()
                .statusCode(403)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage("Macie is not enabled.")
                        .build())
                .build());

        assertThatThrownBy(() -> Unpaced.api(refusing).listFindings(Listing.of(TIME, TIME)))
                .isInstanceOf(MacieException.class)
                .hasMessage("ListFindings failed with status 403: AccessDeniedException: Macie is not enabled.");
    }

    @Test
    void saysThatMacieIsOutOfReach() {
        Macie2Client silent = new Failing(SdkClientException.create("Connection refused"));

        assertThatThrownBy(() -> Unpaced.api(silent).listFindings(Listing.of(TIME, TIME)))
                .isInstanceOf(MacieException.class)
                .hasMessage("ListFindings failed: Connection refused");
    }

    private record Failing(RuntimeException failure) implements Macie2Client {

        @Override
        public ListFindingsResponse listFindings(ListFindingsRequest request) {
            throw failure;
        }

        @Override
        public String serviceName() {
            return "macie2";
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
