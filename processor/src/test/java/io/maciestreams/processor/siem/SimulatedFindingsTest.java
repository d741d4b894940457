package io.maciestreams.processor.siem;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.simulator.MacieSimulator;
import io.maciestreams.simulator.SimulatorOptions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedFindingsTest {

    @Test
    void everyFindingOfASimulatedAccountIsValidInBothForms() throws Exception {
        OcsfDefinitions ocsf = new OcsfDefinitions();
        EcsFields ecs = new EcsFields();

        List<CurrentFinding> findings = findings();

        assertThat(findings).hasSizeGreaterThan(500).allSatisfy(finding -> {
            assertThat(ocsf.violations(OcsfFindingTest.event(finding))).isEmpty();
            assertThat(ecs.violations(EcsFindingTest.document(finding))).isEmpty();
        });
        assertThat(findings)
                .extracting(finding -> finding.getFinding().getType())
                .anyMatch(type -> type.startsWith("Policy:"))
                .anyMatch(type -> type.startsWith("SensitiveData:"));
    }

    private static List<CurrentFinding> findings() {
        SimulatorOptions options = SimulatorOptions.of(7, 1000, Instant.parse("2026-11-20T10:00:00Z"));
        try (MacieSimulator macie = MacieSimulator.start(options)) {
            return macie.account().findingIds().stream()
                    .map(id -> FindingJson.created(macie.account().finding(id).orElseThrow()))
                    .toList();
        }
    }
}
