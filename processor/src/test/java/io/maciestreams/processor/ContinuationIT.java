package io.maciestreams.processor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maciestreams.local.ChildProcess;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.processor.fixtures.Workload;
import io.maciestreams.service.ServiceException;
import io.maciestreams.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results exist and the processor has stopped: who may go on? */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields.
class ContinuationIT {

    private static final int PATIENCE_SECONDS = 120;
    private static final String GROUP = "macie-streams-results";
    private static final List<Scan> SCANS = Workload.scans(40, 1);

    @TempDir
    static Path folder;

    private static TestedStack stack;

    @BeforeAll
    static void makeResults() throws Exception {
        stack = new TestedStack(folder);
        stack.provision();
        stack.abortTransactionIn(Topics.CLASSIFICATION_RESULTS);
        stack.publish(SCANS.subList(0, 20));
        runUntilThereAreResults(20);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void anAbortedTransactionIsNoRecord() throws Exception {
        stack.abortTransactionIn(Topics.EXPORT_LEDGER);
        TopicProbe probe = stack.probe();

        assertThat(probe.holdRecords(Topics.EXPORT_LEDGER.name(), IsolationLevel.READ_UNCOMMITTED))
                .isTrue();
        assertThat(probe.holdRecords(Topics.EXPORT_LEDGER.name(), IsolationLevel.READ_COMMITTED))
                .isFalse();
        assertThat(probe.holdRecords("no-such-topic", IsolationLevel.READ_COMMITTED))
                .isFalse();
    }

    @Test
    void anotherApplicationIdIsRefusedInOneLineAndExitsWithOne() throws Exception {
        ChildProcess processor = stack.start(settings("another"));

        assertThat(processor.onExit().get(PATIENCE_SECONDS, SECONDS)).isEqualTo(1);
        assertThat(Files.readString(stack.log()))
                .contains("Application another-results would append what is in macie.classification-results again:"
                        + " it has no offsets in macie.findings or macie.discovery-results.")
                .doesNotContain("\tat ");
    }

    @Test
    void offsetsAloneAreNotEnoughForAnotherApplicationId() throws Exception {
        stack.setOffsetsToStart("forgetful-results");

        assertThatThrownBy(() -> new ProcessorService(settings("forgetful")).run())
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("there is nothing in forgetful-results-known-analyses-changelog");
    }

    @Test
    void lostOffsetsAreRefusedUntilTheyAreSetAndThenNothingIsAppendedAgain() throws Exception {
        stack.forgetOffsets(GROUP);
        assertThatThrownBy(() -> new ProcessorService(stack.settings("state", "results,profiles")).run())
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("it has no offsets in macie.findings");

        stack.setOffsetsToStart(GROUP);
        stack.publish(SCANS.subList(20, 40));
        runUntilThereAreResults(40);

        assertThat(stack.read(Topics.CLASSIFICATION_RESULTS))
                .extracting(record -> record.value().getId())
                .containsExactlyInAnyOrderElementsOf(
                        SCANS.stream().map(Scan::id).toList());
    }

    private static Map<String, String> settings(String applicationId) {
        Map<String, String> settings = stack.settings("state-of-" + applicationId, "results,profiles");
        settings.put("processor.application.id", applicationId);
        return settings;
    }

    private static void runUntilThereAreResults(int number) throws Exception {
        ChildProcess processor = stack.start(stack.settings("state", "results,profiles"));
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .until(() -> stack.read(Topics.CLASSIFICATION_RESULTS).size() >= number);
        processor.stop();
    }
}
