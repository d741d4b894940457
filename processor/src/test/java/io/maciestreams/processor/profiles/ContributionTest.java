package io.maciestreams.processor.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.projection.ClassificationResult;
import io.maciestreams.processor.projection.ClassificationResultStatus;
import io.maciestreams.processor.projection.CustomDataIdentifiers;
import io.maciestreams.processor.projection.CustomDetection;
import io.maciestreams.processor.projection.DataClassificationResult;
import io.maciestreams.processor.projection.DefaultDetection;
import io.maciestreams.processor.projection.SensitiveDataItem;
import io.maciestreams.processor.records.UnusableRecordException;
import io.maciestreams.processor.state.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContributionTest {

    private static final Scan SCAN = Scan.of("ledger", "a.csv", "r1", 7);

    @ParameterizedTest
    @CsvSource({
        "COMPLETE, , COMPLETE",
        "PARTIAL, TIME_CUT_OFF_REACHED, PARTIAL",
        "PARTIAL, PERMISSION_DENIED, PARTIAL",
        "SOMETHING_NEW, , COMPLETE",
        "SKIPPED, , SKIPPED",
        "SKIPPED, UNSUPPORTED_FILE_TYPE_EXCEPTION, SKIPPED",
        "SKIPPED, INVALID_ENCRYPTION, SKIPPED_INVALID_ENCRYPTION",
        "SKIPPED, INVALID_KMS_KEY, SKIPPED_INVALID_KMS",
        "SKIPPED, PERMISSION_DENIED, SKIPPED_PERMISSION_DENIED"
    })
    void statusAndReasonGiveTheOutcome(String code, String reason, Outcome outcome) {
        DataClassificationResult result = SCAN.projected();
        result.getClassificationDetails().getResult().setStatus(new ClassificationResultStatus(code, reason));

        assertThat(Contribution.of(result).getOutcome()).isEqualTo(outcome);
    }

    @Test
    void whereTheTotalIsMissingTheDetectionsAreAdded() {
        ClassificationResult result = ClassificationResult.newBuilder()
                .setSensitiveData(List.of(
                        SensitiveDataItem.newBuilder().setTotalCount(5L).build(),
                        SensitiveDataItem.newBuilder()
                                .setDetections(List.of(managed(30), managed(4)))
                                .build()))
                .setCustomDataIdentifiers(CustomDataIdentifiers.newBuilder()
                        .setDetections(List.of(
                                CustomDetection.newBuilder().setCount(200L).build()))
                        .build())
                .build();

        assertThat(Detections.count(result)).isEqualTo(239);
    }

    @Test
    void detectionsAreToldApartByTypeAndThoseWithoutTypeCountOnlyInTheWhole() {
        ClassificationResult result = ClassificationResult.newBuilder()
                .setSensitiveData(List.of(SensitiveDataItem.newBuilder()
                        .setCategory("PERSONAL_INFORMATION")
                        .setDetections(List.of(
                                managed(30),
                                DefaultDetection.newBuilder().setCount(4L).build()))
                        .build()))
                .setCustomDataIdentifiers(CustomDataIdentifiers.newBuilder()
                        .setDetections(List.of(
                                CustomDetection.newBuilder()
                                        .setArn("arn:aws:macie2:us-east-1:1:custom-data-identifier/c1")
                                        .setName("Employee")
                                        .setCount(2L)
                                        .build(),
                                CustomDetection.newBuilder().setCount(1L).build()))
                        .build())
                .build();

        assertThat(Detections.byType(result))
                .containsExactly(
                        DetectedType.managed("NAME", "PERSONAL_INFORMATION", 30),
                        DetectedType.custom("arn:aws:macie2:us-east-1:1:custom-data-identifier/c1", "Employee", 2));
        assertThat(Detections.count(result)).isEqualTo(37);
    }

    @Test
    void nothingFoundIsNoDetection() {
        assertThat(Detections.count(new ClassificationResult())).isZero();
    }

    @Test
    void aResultWithoutItsResultCannotBeUsed() {
        DataClassificationResult result = SCAN.projected();
        result.getClassificationDetails().setResult(null);

        assertThatThrownBy(() -> Contribution.of(result))
                .isInstanceOf(UnusableRecordException.class)
                .hasMessage("classificationDetails.result is missing");
    }

    private static DefaultDetection managed(long count) {
        return DefaultDetection.newBuilder().setType("NAME").setCount(count).build();
    }
}
