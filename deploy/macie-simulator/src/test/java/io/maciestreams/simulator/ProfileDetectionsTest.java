package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.ClassificationDetails;
import software.amazon.awssdk.services.macie2.model.DataIdentifierType;
import software.amazon.awssdk.services.macie2.model.Detection;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.ListResourceProfileDetectionsResponse;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.macie2.model.ResourceProfileArtifact;
import software.amazon.awssdk.services.macie2.model.ResourceStatistics;
import software.amazon.awssdk.services.macie2.model.ValidationException;

class ProfileDetectionsTest {

    private static MacieSimulator simulator;
    private static SdkClient client;
    private static List<String> buckets;

    @BeforeAll
    static void start() {
        simulator = MacieSimulator.start(Fixtures.options());
        client = new SdkClient(simulator);
        buckets = Fixtures.bucketsByDetections(simulator);
    }

    @AfterAll
    static void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void countsEachTypeInTheLatestAutomatedFindingOfEachObject() {
        Map<String, Map<String, Long>> expected = new HashMap<>();
        latestAutomatedFindings().forEach(finding -> {
            String arn = finding.resourcesAffected().s3Bucket().arn();
            counts(finding).forEach((id, count) -> expected.computeIfAbsent(arn, any -> new HashMap<>())
                    .merge(id, count, Long::sum));
        });
        assertThat(expected).hasSizeGreaterThan(1);
        buckets.forEach(arn -> assertThat(detections(arn))
                .as(arn)
                .usingRecursiveComparison()
                .isEqualTo(expected.getOrDefault(arn, Map.of())));
    }

    @Test
    void managedIdentifiersGoByTheirIdAndCustomOnesHaveAnArn() {
        List<Detection> all =
                buckets.stream().flatMap(arn -> list(arn).stream()).toList();
        assertThat(all).extracting(Detection::type).contains(DataIdentifierType.CUSTOM, DataIdentifierType.MANAGED);
        assertThat(all).allSatisfy(detection -> {
            if (detection.type() == DataIdentifierType.MANAGED) {
                assertThat(detection.arn()).isNull();
                assertThat(detection.name()).isEqualTo(detection.id());
            } else {
                assertThat(detection.arn()).endsWith(":custom-data-identifier/" + detection.id());
                assertThat(detection.name()).isNotEqualTo(detection.id());
            }
        });
    }

    @Test
    void pagesHoldAsManyDetectionsAsAskedForAndAtMostTwentyFive() {
        String arn = buckets.get(0);
        List<String> ids = list(arn).stream().map(Detection::id).toList();
        List<String> paged = new ArrayList<>();
        for (ListResourceProfileDetectionsResponse page : client.macie()
                .listResourceProfileDetectionsPaginator(
                        request -> request.resourceArn(arn).maxResults(4))) {
            assertThat(page.detections()).hasSizeBetween(1, 4);
            page.detections().forEach(detection -> paged.add(detection.id()));
        }
        assertThat(paged).hasSizeGreaterThan(4).doesNotHaveDuplicates().isEqualTo(ids);
        for (int maxResults : List.of(0, 26)) {
            assertThatThrownBy(() -> client.macie().listResourceProfileDetections(request -> request.resourceArn(arn)
                            .maxResults(maxResults)))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("maxResults");
        }
    }

    @Test
    void aTokenIsGoodForItsBucketOnly() {
        String token = client.macie()
                .listResourceProfileDetections(
                        request -> request.resourceArn(buckets.get(0)).maxResults(1))
                .nextToken();
        assertThatThrownBy(() -> client.macie()
                        .listResourceProfileDetections(
                                request -> request.resourceArn(buckets.get(1)).nextToken(token)))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void artifactsAreSensitiveOnesThenOthersThenSkippedOnesUpToAHundred() {
        buckets.forEach(arn -> {
            List<ResourceProfileArtifact> artifacts = artifacts(arn);
            ResourceStatistics statistics = client.macie()
                    .getResourceProfile(request -> request.resourceArn(arn))
                    .statistics();
            List<Integer> ranks =
                    artifacts.stream().map(ProfileDetectionsTest::rank).toList();
            assertThat(ranks).isSorted();
            assertThat(artifacts)
                    .hasSize((int) Math.min(100, statistics.totalItemsClassified() + statistics.totalItemsSkipped()));
            assertThat(ranks.stream().filter(rank -> rank == 0).count())
                    .isEqualTo(Math.min(100, statistics.totalItemsSensitive()));
            assertThat(artifacts).extracting(ResourceProfileArtifact::arn).doesNotHaveDuplicates();
            assertThat(artifacts).allMatch(artifact -> artifact.arn().startsWith(arn + "/"));
        });
        assertThat(artifacts(buckets.get(0))).hasSize(100);
    }

    @Test
    void refusesBucketsItDoesNotHave() {
        assertThatThrownBy(() -> list("arn:aws:s3:::not-there")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> artifacts("arn:aws:s3:::not-there")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> list("")).isInstanceOf(ValidationException.class);
    }

    private static Map<String, Long> detections(String arn) {
        return list(arn).stream().collect(Collectors.toMap(Detection::id, Detection::count));
    }

    private static List<Detection> list(String arn) {
        return client.macie().listResourceProfileDetectionsPaginator(request -> request.resourceArn(arn)).stream()
                .flatMap(page -> page.detections().stream())
                .toList();
    }

    private static List<ResourceProfileArtifact> artifacts(String arn) {
        return client.macie()
                .listResourceProfileArtifacts(request -> request.resourceArn(arn))
                .artifacts();
    }

    private static int rank(ResourceProfileArtifact artifact) {
        if (artifact.classificationResultStatus().equals("SKIPPED")) {
            return 2;
        }
        return artifact.sensitive() ? 0 : 1;
    }

    private static List<Finding> latestAutomatedFindings() {
        Map<String, Finding> latest = client.describe(simulator.account().findingIds()).stream()
                .filter(ProfileDetectionsTest::countsForProfiles)
                .collect(Collectors.toMap(
                        finding -> finding.resourcesAffected().s3Object().path(),
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(Finding::createdAt))));
        return List.copyOf(latest.values());
    }

    private static boolean countsForProfiles(Finding finding) {
        ClassificationDetails details = finding.classificationDetails();
        return details != null
                && !finding.sample()
                && "AUTOMATED_SENSITIVE_DATA_DISCOVERY".equals(details.originTypeAsString());
    }

    private static Map<String, Long> counts(Finding finding) {
        Map<String, Long> counts = new HashMap<>();
        finding.classificationDetails().result().sensitiveData().stream()
                .flatMap(item -> item.detections().stream())
                .forEach(detection -> counts.merge(detection.type(), detection.count(), Long::sum));
        finding.classificationDetails()
                .result()
                .customDataIdentifiers()
                .detections()
                .forEach(detection -> counts.merge(
                        detection.arn().substring(detection.arn().lastIndexOf('/') + 1), detection.count(), Long::sum));
        return counts;
    }
}
