package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.simulator.account.ResourceStatistics;
import io.maciestreams.simulator.account.Truth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.FindingType;
import software.amazon.awssdk.services.macie2.model.ValidationException;

class SampleFindingsTest {

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
    void makesOneOfEveryTypeUnlessTypesAreNamed() {
        List<String> before = simulator.account().findingIds();
        client.macie().createSampleFindings(request -> {});
        List<Finding> made = madeSince(before);
        assertThat(made).extracting(Finding::type).containsExactlyInAnyOrderElementsOf(FindingType.knownValues());
        assertThat(made).allSatisfy(finding -> {
            assertThat(finding.sample()).isTrue();
            assertThat(finding.archived()).isFalse();
            assertThat(finding.count()).isEqualTo(1);
            assertThat(finding.createdAt()).isEqualTo(Fixtures.EPOCH);
            assertThat(finding.updatedAt()).isEqualTo(Fixtures.EPOCH);
        });
    }

    @Test
    void makesOneOfEachNamedTypeAndNewOnesEachTime() {
        List<String> before = simulator.account().findingIds();
        createTwo();
        createTwo();
        assertThat(madeSince(before))
                .extracting(Finding::type)
                .containsExactlyInAnyOrder(
                        FindingType.SENSITIVE_DATA_S3_OBJECT_FINANCIAL,
                        FindingType.POLICY_IAM_USER_S3_BUCKET_PUBLIC,
                        FindingType.SENSITIVE_DATA_S3_OBJECT_FINANCIAL,
                        FindingType.POLICY_IAM_USER_S3_BUCKET_PUBLIC);
    }

    @Test
    void samplesChangeNeitherBucketsNorProfiles() {
        Truth before = simulator.account().truth();
        List<ResourceStatistics> statistics = statistics(before.buckets());
        client.macie().createSampleFindings(request -> {});
        Truth after = simulator.account().truth();
        assertThat(after.buckets()).isEqualTo(before.buckets());
        assertThat(after.analyses()).isEqualTo(before.analyses());
        assertThat(statistics(after.buckets())).isEqualTo(statistics);
        assertThat(after.sampleFindings()).isEqualTo(before.sampleFindings() + 11);
    }

    @Test
    void refusesAnUnknownType() {
        assertThatThrownBy(() -> client.macie()
                        .createSampleFindings(
                                request -> request.findingTypesWithStrings("SensitiveData:S3Object/Secret")))
                .isInstanceOf(ValidationException.class);
    }

    private void createTwo() {
        client.macie()
                .createSampleFindings(request -> request.findingTypes(
                        FindingType.SENSITIVE_DATA_S3_OBJECT_FINANCIAL, FindingType.POLICY_IAM_USER_S3_BUCKET_PUBLIC));
    }

    private List<Finding> madeSince(List<String> before) {
        return client.describe(simulator.account().findingIds().stream()
                .filter(id -> !before.contains(id))
                .toList());
    }

    private List<ResourceStatistics> statistics(List<String> buckets) {
        return buckets.stream()
                .map(arn -> simulator.account().profile(arn).orElseThrow().statistics())
                .toList();
    }
}
