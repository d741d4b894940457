package io.maciestreams.ingest.macie;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.BucketCriteriaAdditionalProperties;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;
import software.amazon.awssdk.services.macie2.model.ClassificationExportConfiguration;
import software.amazon.awssdk.services.macie2.model.CriterionAdditionalProperties;
import software.amazon.awssdk.services.macie2.model.DescribeBucketsRequest;
import software.amazon.awssdk.services.macie2.model.DescribeBucketsResponse;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.Detection;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.FindingCriteria;
import software.amazon.awssdk.services.macie2.model.GetResourceProfileResponse;
import software.amazon.awssdk.services.macie2.model.JobSummary;
import software.amazon.awssdk.services.macie2.model.ListClassificationJobsResponse;
import software.amazon.awssdk.services.macie2.model.ListFindingsRequest;
import software.amazon.awssdk.services.macie2.model.ListFindingsResponse;
import software.amazon.awssdk.services.macie2.model.ListJobsSortAttributeName;
import software.amazon.awssdk.services.macie2.model.OrderBy;
import software.amazon.awssdk.services.macie2.model.SortCriteria;

/** The operations of Macie's API that ingest needs, on one shard. */
public final class MacieApi {

    /** All operations that ingest uses. */
    public static final List<String> OPERATIONS = List.of(
            "DescribeBuckets",
            "DescribeClassificationJob",
            "GetClassificationExportConfiguration",
            "GetFindings",
            "GetResourceProfile",
            "ListClassificationJobs",
            "ListFindings",
            "ListResourceProfileDetections");

    /** Most ids that one GetFindings request takes, and most values of one condition. */
    public static final int PAGE_SIZE = 50;

    // Each job of a page is one more request: shards that share a thread take turns after each page.
    private static final int JOB_PAGE_SIZE = 25;

    // The most that Macie gives.
    private static final int DETECTIONS_PAGE_SIZE = 25;

    private final Macie2Client client;
    private final Requests requests;

    MacieApi(Macie2Client client, RequestPace pace) {
        this.client = client;
        this.requests = new Requests(pace);
    }

    /** One page of finding ids. */
    public ListedPage<String> listFindings(Listing listing) throws MacieException {
        ListFindingsResponse page = requests.send("ListFindings", () -> client.listFindings(request(listing)));
        return new ListedPage<>(page.findingIds(), page.nextToken());
    }

    /** Those findings that there still are, in the order of {@code ids}; an answer without an id comes last. */
    public List<Finding> getFindings(List<String> ids) throws MacieException {
        List<String> wanted = ids.stream().distinct().toList();
        List<Finding> findings = new ArrayList<>();
        for (int start = 0; start < wanted.size(); start += PAGE_SIZE) {
            List<String> chunk = wanted.subList(start, Math.min(start + PAGE_SIZE, wanted.size()));
            findings.addAll(requests.send("GetFindings", () -> client.getFindings(request -> request.findingIds(chunk)))
                    .findings());
        }
        findings.sort(byPlaceIn(wanted));
        return findings;
    }

    /** Where Macie exports its results to; its destination is null where none is set. */
    public ClassificationExportConfiguration exportConfiguration() throws MacieException {
        ClassificationExportConfiguration configuration = requests.send(
                        "GetClassificationExportConfiguration",
                        () -> client.getClassificationExportConfiguration(request -> {}))
                .configuration();
        return configuration == null
                ? ClassificationExportConfiguration.builder().build()
                : configuration;
    }

    /** One page of jobs, oldest first: a job that is made meanwhile comes behind all others. */
    public ListedPage<JobSummary> listJobs(Paging paging) throws MacieException {
        ListClassificationJobsResponse page = requests.send(
                paging.operation(),
                () -> client.listClassificationJobs(request -> request.maxResults(JOB_PAGE_SIZE)
                        .sortCriteria(sort -> sort.attributeName(ListJobsSortAttributeName.CREATED_AT)
                                .orderBy(OrderBy.ASC))
                        .nextToken(paging.token())));
        return new ListedPage<>(page.items(), page.nextToken());
    }

    /** All about a job; empty where Macie does not know it. */
    public Optional<DescribeClassificationJobResponse> describeJob(String jobId) throws MacieException {
        return requests.find(
                "DescribeClassificationJob", () -> client.describeClassificationJob(request -> request.jobId(jobId)));
    }

    /** Macie's own profile of a bucket; empty where it has none. */
    public Optional<GetResourceProfileResponse> resourceProfile(String bucketArn) throws MacieException {
        return requests.find(
                "GetResourceProfile", () -> client.getResourceProfile(request -> request.resourceArn(bucketArn)));
    }

    /** One page of what Macie's own profile of a bucket has found; empty where there is no profile. */
    public Optional<ListedPage<Detection>> resourceProfileDetections(String bucketArn, Paging paging)
            throws MacieException {
        return requests.find(
                        paging.operation(),
                        () -> client.listResourceProfileDetections(request -> request.resourceArn(bucketArn)
                                .maxResults(DETECTIONS_PAGE_SIZE)
                                .nextToken(paging.token())))
                .map(page -> new ListedPage<>(page.detections(), page.nextToken()));
    }

    /** One page of buckets by their names. */
    public ListedPage<BucketMetadata> describeBuckets(Paging paging) throws MacieException {
        return describeBuckets(DescribeBucketsRequest.builder(), paging);
    }

    /** Those buckets that there are, of up to {@link #PAGE_SIZE} names. */
    public List<BucketMetadata> describeBuckets(List<String> names) throws MacieException {
        BucketCriteriaAdditionalProperties oneOf =
                BucketCriteriaAdditionalProperties.builder().eq(names).build();
        List<BucketMetadata> found = new ArrayList<>();
        Optional<Paging> paging = Optional.of(Paging.firstPage("DescribeBuckets"));
        while (paging.isPresent()) {
            ListedPage<BucketMetadata> page = describeBuckets(
                    DescribeBucketsRequest.builder().criteria(Map.of("bucketName", oneOf)), paging.get());
            found.addAll(page.items());
            paging = paging.get().after(page.nextToken());
        }
        return found;
    }

    private ListedPage<BucketMetadata> describeBuckets(DescribeBucketsRequest.Builder request, Paging paging)
            throws MacieException {
        request.maxResults(PAGE_SIZE)
                .sortCriteria(sort -> sort.attributeName("bucketName").orderBy(OrderBy.ASC))
                .nextToken(paging.token());
        DescribeBucketsResponse page = requests.send(paging.operation(), () -> client.describeBuckets(request.build()));
        return new ListedPage<>(page.buckets(), page.nextToken());
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
                .nextToken(listing.paging().token())
                .build();
    }

    private static Comparator<Finding> byPlaceIn(List<String> ids) {
        Map<String, Integer> places = new HashMap<>();
        ids.forEach(id -> places.put(id, places.size()));
        return Comparator.comparing(finding -> places.getOrDefault(finding.id(), places.size()));
    }
}
