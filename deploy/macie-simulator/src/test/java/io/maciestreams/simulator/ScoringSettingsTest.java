package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.simulator.account.Detection.DataIdentifierType;
import io.maciestreams.simulator.account.ScoringSettings;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;
import software.amazon.awssdk.services.macie2.model.Detection;
import software.amazon.awssdk.services.macie2.model.GetResourceProfileResponse;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.macie2.model.SuppressDataIdentifier;
import software.amazon.awssdk.services.macie2.model.ValidationException;

class ScoringSettingsTest {

    private static final String NO_BUCKET = "arn:aws:s3:::not-there";

    private MacieSimulator simulator;
    private SdkClient client;
    private String arn;

    @BeforeEach
    void start() {
        simulator = MacieSimulator.start(Fixtures.options());
        client = new SdkClient(simulator);
        arn = Fixtures.bucketsByDetections(simulator).get(0);
        overrideScore(null);
        suppress(List.of());
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void anOverriddenScoreIsFrozenUntilItIsTakenBack() {
        int calculated = profile().sensitivityScore();
        overrideScore(100);
        suppress(detections());
        assertThat(profile().sensitivityScore()).isEqualTo(100);
        assertThat(profile().sensitivityScoreOverridden()).isTrue();
        assertThat(bucket().sensitivityScore()).isEqualTo(100);
        suppress(List.of());
        overrideScore(null);
        assertThat(profile().sensitivityScore()).isEqualTo(calculated).isBetween(51, 99);
        assertThat(profile().sensitivityScoreOverridden()).isFalse();
        assertThat(bucket().sensitivityScore()).isEqualTo(calculated);
    }

    @Test
    void aScoreCanBeOverriddenWithTheHighestOnly() {
        assertRefused(() -> client.macie()
                .updateResourceProfile(request -> request.resourceArn(arn).sensitivityScoreOverride(99)));
        assertThat(profile().sensitivityScoreOverridden()).isFalse();
    }

    @Test
    void suppressedTypesStayInTheTotalAndLeaveTheScore() {
        long total = profile().statistics().totalDetections();
        long sensitive = profile().statistics().totalItemsSensitive();
        Detection one = detections().get(0);
        suppress(List.of(one));
        assertThat(profile().statistics().totalDetections()).isEqualTo(total);
        assertThat(profile().statistics().totalItemsSensitive()).isEqualTo(sensitive);
        assertThat(profile().statistics().totalDetectionsSuppressed())
                .isEqualTo(one.count())
                .isPositive();
        assertThat(detections())
                .filteredOn(Detection::suppressed)
                .extracting(Detection::id)
                .containsExactly(one.id());
    }

    @Test
    void aBucketOfWhichEverythingIsSuppressedScoresAsNotSensitive() {
        suppress(detections());
        assertThat(profile().statistics().totalDetectionsSuppressed())
                .isEqualTo(profile().statistics().totalDetections());
        assertThat(profile().sensitivityScore()).isBetween(1, 49);
        assertThat(bucket().sensitivityScore()).isEqualTo(profile().sensitivityScore());
    }

    @Test
    void eachUpdateReplacesWhatWasSuppressedBefore() {
        List<Detection> some = detections();
        suppress(some.subList(0, 2));
        suppress(some.subList(2, 3));
        assertThat(detections()).filteredOn(Detection::suppressed).hasSize(1);
        client.macie().updateResourceProfileDetections(request -> request.resourceArn(arn));
        assertThat(detections()).noneMatch(Detection::suppressed);
    }

    @Test
    void theTruthNamesTheBucketsWithSettings() {
        Detection one = detections().get(0);
        suppress(List.of(one));
        overrideScore(100);
        assertThat(simulator.account().truth().scoringSettings())
                .containsEntry(arn, new ScoringSettings(List.of(identifier(one)), 100));
        suppress(List.of());
        overrideScore(null);
        assertThat(simulator.account().truth().scoringSettings()).doesNotContainKey(arn);
    }

    @Test
    void refusesBucketsItDoesNotHave() {
        assertThatThrownBy(() -> client.macie().updateResourceProfile(request -> request.resourceArn(NO_BUCKET)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(
                        () -> client.macie().updateResourceProfileDetections(request -> request.resourceArn(NO_BUCKET)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void refusesAnIdentifierWithoutIdOrWithAnUnknownType() {
        assertRefused(() -> suppressOne(identifier -> identifier.type("MANAGED")));
        assertRefused(() -> suppressOne(identifier -> identifier.id("NAME")));
        assertRefused(() -> suppressOne(identifier -> identifier.id("NAME").type("MINE")));
    }

    private static io.maciestreams.simulator.account.SuppressDataIdentifier identifier(Detection detection) {
        return new io.maciestreams.simulator.account.SuppressDataIdentifier(
                detection.id(), DataIdentifierType.valueOf(detection.typeAsString()));
    }

    private Object suppressOne(Consumer<SuppressDataIdentifier.Builder> identifier) {
        SuppressDataIdentifier one =
                SuppressDataIdentifier.builder().applyMutation(identifier).build();
        return client.macie().updateResourceProfileDetections(request -> request.resourceArn(arn)
                .suppressDataIdentifiers(one));
    }

    private void suppress(List<Detection> detections) {
        List<SuppressDataIdentifier> identifiers = detections.stream()
                .map(detection -> SuppressDataIdentifier.builder()
                        .id(detection.id())
                        .type(detection.typeAsString())
                        .build())
                .toList();
        client.macie().updateResourceProfileDetections(request -> request.resourceArn(arn)
                .suppressDataIdentifiers(identifiers));
    }

    private void overrideScore(@Nullable Integer score) {
        client.macie().updateResourceProfile(request -> request.resourceArn(arn).sensitivityScoreOverride(score));
    }

    private List<Detection> detections() {
        return client.macie().listResourceProfileDetectionsPaginator(request -> request.resourceArn(arn)).stream()
                .flatMap(page -> page.detections().stream())
                .toList();
    }

    private GetResourceProfileResponse profile() {
        return client.macie().getResourceProfile(request -> request.resourceArn(arn));
    }

    private BucketMetadata bucket() {
        return client.macie().describeBucketsPaginator(request -> {}).buckets().stream()
                .filter(found -> found.bucketArn().equals(arn))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(ThrowingSupplier<Object> call) {
        assertThatThrownBy(call::get).isInstanceOf(ValidationException.class);
    }
}
