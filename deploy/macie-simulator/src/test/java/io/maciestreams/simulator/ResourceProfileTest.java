package io.maciestreams.simulator;

import static io.maciestreams.simulator.Fixtures.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.ClassificationDetails;
import software.amazon.awssdk.services.macie2.model.ClassificationResult;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.GetResourceProfileResponse;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.macie2.model.ValidationException;

class ResourceProfileTest {

    private MacieSimulator simulator;
    private SdkClient client;

    @BeforeEach
    void start() {
        simulator = MacieSimulator.start(Fixtures.options());
        client = new SdkClient(simulator);
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void countsTheLatestFindingOfAutomatedDiscoveryPerObjectWhereObjectsAreSensitive() {
        Map<String, List<Finding>> byBucket = client
                .describe(simulator.account().findingIds())
                .stream()
                .filter(ResourceProfileTest::countsForProfiles)
                .collect(Collectors.groupingBy(
                        finding -> finding.resourcesAffected().s3Bucket().arn()));
        assertThat(byBucket).hasSizeGreaterThan(1);
        byBucket.forEach((arn, findings) -> {
            Map<String, Finding> latest = findings.stream()
                    .collect(Collectors.toMap(
                            finding -> finding.resourcesAffected().s3Object().path(),
                            Function.identity(),
                            BinaryOperator.maxBy(Comparator.comparing(Finding::createdAt))));
            GetResourceProfileResponse profile = profile(arn);
            assertThat(profile.statistics().totalItemsSensitive()).isEqualTo(latest.size());
            assertThat(profile.statistics().totalDetections())
                    .isEqualTo(latest.values().stream()
                            .mapToLong(ResourceProfileTest::occurrences)
                            .sum());
            assertThat(profile.sensitivityScore()).satisfies(score -> {
                if (profile.sensitivityScoreOverridden()) {
                    assertThat(score).isEqualTo(100);
                } else if (isClosed(arn)) {
                    assertThat(score).isEqualTo(50);
                } else {
                    assertThat(score).isBetween(51, 99);
                }
            });
        });
    }

    private boolean isClosed(String arn) {
        return simulator
                .account()
                .bucket(arn)
                .orElseThrow()
                .path("errorCode")
                .asText()
                .equals("ACCESS_DENIED");
    }

    @Test
    void anEmptyBucketScoresOne() {
        List<String> buckets = simulator.account().truth().buckets();
        assertThat(buckets.stream().map(this::profile).filter(profile -> profile.sensitivityScore() == 1))
                .singleElement()
                .satisfies(profile -> assertThat(profile.profileUpdatedAt()).isEqualTo(EPOCH));
    }

    @Test
    void refusesBucketsItDoesNotHave() {
        assertThatThrownBy(() -> profile("arn:aws:s3:::not-there")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> profile("not-an-arn")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.macie().getResourceProfile(request -> request.resourceArn("")))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void tellsTheTruthAboutTheAccount() throws Exception {
        String answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(simulator.endpoint().resolve("/simulator/truth"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        JsonNode truth = new ObjectMapper().readTree(answer);
        List<Finding> all = client.describe(client.listAll(request -> {}));
        long policy =
                all.stream().filter(finding -> finding.policyDetails() != null).count();
        assertThat(truth.path("accountId").textValue()).isEqualTo("111122223333");
        assertThat(truth.path("region").textValue()).isEqualTo("us-east-1");
        assertThat(truth.path("epoch").textValue()).isEqualTo(EPOCH.toString());
        assertThat(truth.path("buckets")).hasSize(4);
        assertThat(truth.path("findings").longValue()).isEqualTo(all.size());
        assertThat(truth.path("policyFindings").longValue()).isEqualTo(policy);
        assertThat(truth.path("sensitiveDataFindings").longValue()).isEqualTo(all.size() - policy);
        assertThat(truth.at("/analysesWithFinding/automated").longValue())
                .isEqualTo(all.stream()
                        .filter(ResourceProfileTest::countsForProfiles)
                        .count());
        assertThat(truth.at("/analyses/automated").longValue())
                .isGreaterThan(truth.at("/analysesWithFinding/automated").longValue());
        assertThat(truth.at("/analyses/job").longValue()).isPositive();
    }

    private GetResourceProfileResponse profile(String arn) {
        return client.macie().getResourceProfile(request -> request.resourceArn(arn));
    }

    private static boolean countsForProfiles(Finding finding) {
        ClassificationDetails details = finding.classificationDetails();
        return details != null
                && !finding.sample()
                && "AUTOMATED_SENSITIVE_DATA_DISCOVERY".equals(details.originTypeAsString());
    }

    private static long occurrences(Finding finding) {
        ClassificationResult result = finding.classificationDetails().result();
        return result.customDataIdentifiers().totalCount()
                + result.sensitiveData().stream()
                        .mapToLong(item -> item.totalCount())
                        .sum();
    }
}
