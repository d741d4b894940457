package io.maciestreams.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maciestreams.local.Checkout;
import io.maciestreams.local.ChildProcess;
import io.maciestreams.local.JavaProgram;
import io.maciestreams.local.LocalStack;
import io.maciestreams.local.LoopbackHttp;
import io.maciestreams.local.Ports;
import io.maciestreams.local.ReadyCheck;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;
import software.amazon.awssdk.services.macie2.model.CriterionAdditionalProperties;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.Detection;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.GetBucketStatisticsResponse;
import software.amazon.awssdk.services.macie2.model.GetResourceProfileResponse;
import software.amazon.awssdk.services.macie2.model.S3Destination;

/** The Macie simulator as a child process, and the two ways to ask it: as Macie, and for its truth. */
final class SimulatedMacie implements AutoCloseable {

    /**
     * What the simulator knows of its account.
     *
     * @param buckets ARNs
     * @param findings all that can be mapped
     * @param analysesWithFinding analyses of objects that a finding tells of
     * @param malformedFindings findings that cannot be mapped
     * @param resultRecords lines of all result files
     */
    record Truth(
            List<String> buckets, long findings, long analysesWithFinding, long malformedFindings, long resultRecords) {
        Truth {
            buckets = List.copyOf(buckets);
        }
    }

    /** When a finding changed last, and when a list showed it first. */
    record Listed(Instant updatedAt, Instant listedAt) {

        private static Listed of(JsonNode json) {
            return new Listed(
                    Instant.ofEpochMilli(json.required("updatedAt").longValue()),
                    Instant.ofEpochMilli(json.required("listedAt").longValue()));
        }
    }

    private static final int FINDINGS_A_REQUEST = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JAR = "deploy/macie-simulator/target/macie-streams-simulator.jar";

    private final URI endpoint;
    private final Macie2Client macie;

    private SimulatedMacie(URI endpoint) {
        this.endpoint = endpoint;
        this.macie = LocalAws.client(Macie2Client.builder(), endpoint);
    }

    /** Starts it, with {@code more} arguments. */
    static SimulatedMacie start(LocalStack stack, AccountSpec account, String... more) {
        int port = Ports.pickOne();
        SimulatedMacie simulator = new SimulatedMacie(URI.create("http://127.0.0.1:" + port));
        ChildProcess process = stack.start(program(stack, account, port, more));
        process.awaitReady(ReadyCheck.ok(simulator.truthAddress()), PATIENCE);
        return simulator;
    }

    private static JavaProgram program(LocalStack stack, AccountSpec account, int port, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--port=" + port,
                "--seed=" + account.seed(),
                "--objects=" + account.objects(),
                "--malformed-findings=" + account.malformedFindings(),
                "--epoch=" + account.epoch(),
                "--account=" + AccountSpec.ACCOUNT_ID,
                "--region=" + AccountSpec.REGION,
                "--s3-endpoint=" + stack.s3Endpoint(),
                "--results-bucket=" + ExportBucket.NAME));
        arguments.addAll(List.of(more));
        return JavaProgram.jar("simulator", Checkout.find().home().resolve(JAR), stack.log("simulator"))
                .withArguments(arguments.toArray(String[]::new));
    }

    URI endpoint() {
        return endpoint;
    }

    private URI truthAddress() {
        return endpoint.resolve("/simulator/truth");
    }

    Truth truth() throws IOException {
        JsonNode answer = truthAsJson();
        JsonNode told = answer.required("analysesWithFinding");
        List<String> buckets = new ArrayList<>();
        answer.required("buckets").forEach(bucket -> buckets.add(bucket.asText()));
        return new Truth(
                buckets,
                answer.required("findings").longValue(),
                told.required("automated").longValue() + told.required("job").longValue(),
                answer.required("malformedFindings").longValue(),
                answer.required("resultRecords").required("total").longValue());
    }

    /** Whether Macie has still to write result files of analyses that have been made. */
    boolean isWritingResults() throws IOException {
        return truthAsJson().required("resultFiles").required("pending").longValue() > 0;
    }

    /** How many requests Macie has answered so far. */
    long requests() throws IOException {
        long requests = 0;
        for (JsonNode count : new ObjectMapper().readTree(LoopbackHttp.get(endpoint.resolve("/simulator/requests")))) {
            requests += count.longValue();
        }
        return requests;
    }

    /** Of each finding that it has listed, by id, when that last changed and when it was first listed. */
    Map<String, Listed> listed() throws IOException {
        Map<String, Listed> listed = new HashMap<>();
        JsonNode answer = new ObjectMapper().readTree(LoopbackHttp.get(endpoint.resolve("/simulator/listed")));
        answer.properties().forEach(finding -> listed.put(finding.getKey(), Listed.of(finding.getValue())));
        return listed;
    }

    private JsonNode truthAsJson() throws IOException {
        return new ObjectMapper().readTree(LoopbackHttp.get(truthAddress()));
    }

    /** Sets where Macie, and so the sink, writes its results. */
    void exportTo(String bucket, String kmsKeyArn) {
        S3Destination destination =
                S3Destination.builder().bucketName(bucket).kmsKeyArn(kmsKeyArn).build();
        macie.putClassificationExportConfiguration(
                request -> request.configuration(configuration -> configuration.s3Destination(destination)));
    }

    /** All findings that can be mapped, as the API tells them. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        macie.listFindingsPaginator(request -> request.maxResults(FINDINGS_A_REQUEST)).stream()
                .map(page -> macie.getFindings(request -> request.findingIds(page.findingIds())))
                .forEach(page -> findings.addAll(page.findings()));
        findings.removeIf(finding -> finding.createdAt() == null || finding.updatedAt() == null);
        return findings;
    }

    List<BucketMetadata> buckets() {
        return macie.describeBucketsPaginator(request -> request.maxResults(FINDINGS_A_REQUEST)).buckets().stream()
                .toList();
    }

    GetResourceProfileResponse resourceProfile(String bucketArn) {
        return macie.getResourceProfile(request -> request.resourceArn(bucketArn));
    }

    /** What was found in a bucket, by type. */
    List<Detection> detections(String bucketArn) {
        return macie.listResourceProfileDetectionsPaginator(request -> request.resourceArn(bucketArn)).stream()
                .flatMap(page -> page.detections().stream())
                .toList();
    }

    GetBucketStatisticsResponse bucketStatistics() {
        return macie.getBucketStatistics(request -> {});
    }

    /** All jobs, described. */
    List<DescribeClassificationJobResponse> jobs() {
        return macie.listClassificationJobsPaginator(request -> {}).items().stream()
                .map(job -> macie.describeClassificationJob(request -> request.jobId(job.jobId())))
                .toList();
    }

    /** How many findings Macie's API shows of a job; samples, and those that cannot be mapped, are left out. */
    long findingsOf(String jobId) {
        Map<String, CriterionAdditionalProperties> criteria = Map.of(
                "classificationDetails.jobId",
                CriterionAdditionalProperties.builder().eq(jobId).build(),
                "sample",
                CriterionAdditionalProperties.builder().eq("false").build());
        return macie
                .listFindingsPaginator(request -> request.findingCriteria(where -> where.criterion(criteria))
                        .maxResults(50))
                .stream()
                .mapToLong(page -> mappable(page.findingIds()))
                .sum();
    }

    private long mappable(List<String> findingIds) {
        return findingIds.isEmpty()
                ? 0
                : macie.getFindings(request -> request.findingIds(findingIds)).findings().stream()
                        .filter(finding -> finding.createdAt() != null)
                        .count();
    }

    @Override
    public void close() {
        macie.close();
    }
}
