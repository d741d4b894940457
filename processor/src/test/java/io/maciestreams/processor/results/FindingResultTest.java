package io.maciestreams.processor.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Provenance;
import io.maciestreams.avro.Severity;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.records.UnusableRecordException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingResultTest {

    private static final Provenance LIVE = Provenance.newBuilder().build();

    @Test
    void everyMemberThatBothHaveIsTheSame() {
        Finding finding = fullFinding();

        DataClassificationResult result = FindingResult.of(finding, LIVE, true);

        for (Schema.Field field : result.getSchema().getFields()) {
            if (finding.getSchema().getField(field.name()) != null) {
                assertThat(result.get(field.name()))
                        .as(field.name())
                        .isNotNull()
                        .isEqualTo(finding.get(field.name()));
            }
        }
    }

    @Test
    void namesWhatIsMissing() {
        Finding finding = fullFinding();
        finding.setClassificationDetails(null);

        assertThat(FindingResult.isAnalysis(finding)).isTrue();
        assertThatThrownBy(() -> FindingResult.of(finding, LIVE, true))
                .isInstanceOf(UnusableRecordException.class)
                .hasMessage("classificationDetails is missing");
    }

    @Test
    void anAnalysisOfAnUnknownCategoryIsAnAnalysis() {
        Finding finding = fullFinding();
        finding.setCategory("SOMETHING_NEW");

        assertThat(FindingResult.isAnalysis(finding)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "[export-config-not-set]",
                "s3://[export-config-not-set]",
                "s3://[export-config-not-set]/AWSLogs/111122223333/Macie/us-east-1/job/111122223333/f.jsonl.gz"
            })
    void aFindingStandsForTheAnalysisWhereMacieHasStoredNoResult(@Nullable String location) {
        assertThat(authoritative(location, true)).isTrue();
    }

    @Test
    void aFindingStandsForAStoredAnalysisOnlyWhereResultFilesAreNotRead() {
        assertThat(authoritative("s3://results/f.jsonl.gz", true)).isFalse();
        assertThat(authoritative("s3://results/f.jsonl.gz", false)).isTrue();
    }

    private static boolean authoritative(@Nullable String location, boolean resultFiles) {
        Finding finding = fullFinding();
        finding.getClassificationDetails().setDetailedResultsLocation(location);
        return FindingResult.of(finding, LIVE, resultFiles).getAuthoritative();
    }

    private static Finding fullFinding() {
        Finding finding = Scan.of("ledger", "a.csv", "f1", 7).finding();
        finding.setSchemaVersion("1.0");
        finding.setTitle("title");
        finding.setDescription("description");
        finding.setSeverity(new Severity("High", 3L));
        return finding;
    }
}
