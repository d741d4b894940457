package io.maciestreams.processor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.ResourceProfile;
import io.maciestreams.processor.fixtures.Recount;
import io.maciestreams.processor.fixtures.Scan;
import io.maciestreams.topics.Topics;
import java.util.List;
import java.util.Map;

/** What the topics hold once everything that was published is counted, and nothing twice. */
record Truth(TestedStack stack, List<Scan> published) {

    private static final int PATIENCE_SECONDS = 180;

    void awaitProfiles() {
        Map<String, ResourceProfile> expected = Recount.profiles(published);
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .untilAsserted(() -> assertThat(Recount.sums(stack.compacted(Topics.RESOURCE_PROFILES)))
                        .isEqualTo(expected));
    }

    void assertEachAnalysisOnce() {
        List<DataClassificationResult> results = stack.read(Topics.CLASSIFICATION_RESULTS).stream()
                .map(record -> record.value())
                .toList();

        assertThat(results).extracting(DataClassificationResult::getAnalysisId).doesNotHaveDuplicates();
        assertThat(results)
                .extracting(DataClassificationResult::getId)
                .containsExactlyInAnyOrderElementsOf(
                        published.stream().map(Scan::id).toList());
    }
}
