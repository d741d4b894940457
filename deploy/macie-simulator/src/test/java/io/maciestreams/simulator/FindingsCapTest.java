package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.simulator.WrittenResults.Written;
import io.maciestreams.simulator.account.Truth;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsCapTest {

    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    @Test
    void showsTheCapAndEveryTwentiethOfTheRestWhileResultFilesHoldAll() throws IOException {
        SimulatorOptions options = SimulatorOptions.of(3, 0, Fixtures.EPOCH).withJobs(new JobOptions(300, 1_300));
        try (TestingS3 s3 = new TestingS3();
                MacieSimulator simulator = MacieSimulator.start(options.withResults(ResultOptions.to(s3.endpoint())));
                SdkClient client = new SdkClient(simulator)) {
            String job = jobId(simulator);
            assertThat(client.listWhere("classificationDetails.jobId", jobId -> jobId.eq(job)))
                    .hasSize(300 + 1_000 / 20);
            client.exportTo("results", KEY, "macie");
            await().until(() -> simulator.account().truth().resultFiles().pending() == 0);
            List<Written> written = WrittenResults.read(s3.files());
            assertThat(written.stream().filter(one -> job.equals(one.text("/classificationDetails/jobId"))))
                    .hasSize(1_300);
            assertTruth(simulator.account().truth());
        }
    }

    @Test
    void theJobIsOneRunWheneverTheAccountIsMade() {
        // Ten days before, the week of a run ends within hours.
        Instant saturdayEvening = Instant.parse("2026-11-28T20:00:00Z");
        SimulatorOptions options = SimulatorOptions.of(3, 0, saturdayEvening).withJobs(new JobOptions(300, 1_300));
        try (MacieSimulator simulator = MacieSimulator.start(options)) {
            assertThat(simulator.account().truth().hiddenFindings()).isEqualTo(950);
        }
    }

    @Test
    void aRenderedFindingReadsTheSameEachTime() {
        SimulatorOptions options = SimulatorOptions.of(3, 0, Fixtures.EPOCH).withJobs(new JobOptions(10, 10));
        try (MacieSimulator simulator = MacieSimulator.start(options);
                SdkClient client = new SdkClient(simulator)) {
            List<String> ids = client.listAll(request -> {});
            assertThat(client.describe(ids)).hasSameSizeAs(ids).isEqualTo(client.describe(ids));
        }
    }

    @Test
    void theUsualAccountHidesNothing() {
        try (MacieSimulator simulator = MacieSimulator.start(Fixtures.options())) {
            assertThat(simulator.account().truth().hiddenFindings()).isZero();
        }
    }

    private static void assertTruth(Truth truth) {
        assertThat(truth.hiddenFindings()).isEqualTo(950);
        assertThat(truth.analyses().job()).isEqualTo(1_300);
        assertThat(truth.analysesWithFinding().job()).isEqualTo(350);
        assertThat(truth.resultRecords().job()).isEqualTo(1_300);
    }

    private static String jobId(MacieSimulator simulator) {
        return simulator.account().jobs().stream()
                .filter(job -> job.path("name").asText().equals("Data lake"))
                .map(job -> job.path("jobId").asText())
                .findFirst()
                .orElseThrow();
    }
}
