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
import org.junit.jupiter.api.Test;

class FindingResultTest {

    private static final Provenance LIVE = Provenance.newBuilder().build();

    @Test
    void everyMemberThatBothHaveIsTheSame() {
        Finding finding = fullFinding();

        DataClassificationResult result = FindingResult.of(finding, LIVE);

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
        assertThatThrownBy(() -> FindingResult.of(finding, LIVE))
                .isInstanceOf(UnusableRecordException.class)
                .hasMessage("classificationDetails is missing");
    }

    @Test
    void anAnalysisOfAnUnknownCategoryIsAnAnalysis() {
        Finding finding = fullFinding();
        finding.setCategory("SOMETHING_NEW");

        assertThat(FindingResult.isAnalysis(finding)).isTrue();
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
