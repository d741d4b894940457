package io.maciestreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.OrderBy;
import software.amazon.awssdk.services.macie2.model.ValidationException;

class GetFindingsTest {

    private MacieSimulator simulator;
    private SdkClient client;

    @BeforeEach
    void start() {
        simulator = MacieSimulator.start(Fixtures.options().withMalformedFindings(3));
        client = new SdkClient(simulator);
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void takesOneToFiftyIds() {
        List<String> fiftyOne = simulator.account().findingIds().subList(0, 51);
        assertThat(describe(fiftyOne.subList(0, 50))).hasSize(50);
        assertThatThrownBy(() -> describe(fiftyOne)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> describe(List.of())).isInstanceOf(ValidationException.class);
    }

    @Test
    void leavesUnknownIdsOutAndGivesRepeatedOnesOnce() {
        String known = simulator.account().findingIds().get(0);
        assertThat(describe(List.of("f".repeat(32), known, known)))
                .extracting(Finding::id)
                .containsExactly(known);
    }

    @Test
    void doesNotAnswerInTheOrderOfTheRequest() {
        List<String> asked = simulator.account().findingIds().subList(0, 20);
        assertThat(describe(asked))
                .extracting(Finding::id)
                .isNotEqualTo(asked)
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void sortsOnRequest() {
        List<String> asked = simulator.account().findingIds().subList(0, 20);
        List<Finding> sorted = client.macie()
                .getFindings(request -> request.findingIds(asked)
                        .sortCriteria(sort -> sort.attributeName("updatedAt").orderBy(OrderBy.DESC)))
                .findings();
        assertThat(sorted).extracting(Finding::updatedAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void showsMalformedFindingsWithoutTimesThoughTheListSelectsThemByTime() {
        List<String> ids =
                client.listWhere("updatedAt", range -> range.gt(0L).lte(Fixtures.EPOCH.toEpochMilli())).stream()
                        .toList();
        List<Finding> withoutTimes = client.describe(ids).stream()
                .filter(finding -> finding.updatedAt() == null && finding.createdAt() == null)
                .toList();
        assertThat(withoutTimes).hasSize(3);
        assertThat(simulator.account().truth().malformedFindings()).isEqualTo(3);
        assertThat(simulator.account().truth().findings()).isEqualTo(ids.size() - 3);
    }

    @Test
    void countsEveryRequest() {
        IntStream.range(0, 4)
                .forEach(i -> describe(simulator.account().findingIds().subList(0, 1)));
        assertThat(simulator.requests("GetFindings")).isEqualTo(4);
        assertThat(simulator.requests("ListFindings")).isZero();
    }

    private List<Finding> describe(List<String> ids) {
        return client.macie().getFindings(request -> request.findingIds(ids)).findings();
    }
}
