package io.maciestreams.simulator;

import static io.maciestreams.simulator.Fixtures.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.macie2.model.CriterionAdditionalProperties;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.ListFindingsResponse;
import software.amazon.awssdk.services.macie2.model.OrderBy;
import software.amazon.awssdk.services.macie2.model.ValidationException;

class ListFindingsTest {

    private static MacieSimulator simulator;
    private static SdkClient client;
    private static List<Finding> all;

    @BeforeAll
    static void start() {
        simulator = MacieSimulator.start(Fixtures.options());
        client = new SdkClient(simulator);
        all = client.describe(simulator.account().findingIds());
    }

    @AfterAll
    static void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void windowsOfUpdatedAtTogetherGiveEachFindingOnce() {
        List<String> listed = new ArrayList<>();
        Duration window = Duration.ofHours(31);
        for (Instant from = EPOCH.minus(Duration.ofDays(90)); !from.isAfter(EPOCH); from = from.plus(window)) {
            listed.addAll(updatedBetween(from.toEpochMilli(), from.plus(window).toEpochMilli()));
        }
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(simulator.account().findingIds());
    }

    @Test
    void rangeBoundsIncludeWithEqualsAndExcludeWithout() {
        Finding some = all.get(all.size() / 2);
        long at = some.updatedAt().toEpochMilli();
        assertThat(client.listWhere("updatedAt", range -> range.gte(at).lte(at)))
                .contains(some.id());
        assertThat(client.listWhere("updatedAt", range -> range.gt(at))).doesNotContain(some.id());
        assertThat(client.listWhere("updatedAt", range -> range.lt(at))).doesNotContain(some.id());
        assertThat(client.listWhere("createdAt", range -> range.gte(at - 1).lt(at)))
                .isEqualTo(idsWhere(finding -> finding.createdAt().toEpochMilli() == at - 1));
    }

    @Test
    void textConditionsSelectWhatTheFindingsSay() {
        String jobId = all.stream()
                .filter(finding -> finding.classificationDetails() != null)
                .map(finding -> finding.classificationDetails().jobId())
                .filter(id -> id != null)
                .findFirst()
                .orElseThrow();
        String bucket = all.get(0).resourcesAffected().s3Bucket().name();
        assertSelects("category", values -> values.eq("POLICY"), finding -> finding.policyDetails() != null);
        assertSelects("archived", values -> values.eq("true"), Finding::archived);
        assertSelects(
                "severity.description",
                values -> values.neq("High"),
                finding -> finding.severity().score() < 3);
        assertSelects("classificationDetails.jobId", values -> values.eqExactMatch(jobId), finding -> {
            return finding.classificationDetails() != null
                    && jobId.equals(finding.classificationDetails().jobId());
        });
        assertSelects("resourcesAffected.s3Bucket.name", values -> values.eq(bucket, "no-such-bucket"), finding -> {
            return bucket.equals(finding.resourcesAffected().s3Bucket().name());
        });
        assertSelects(
                "type",
                values -> values.eq("SensitiveData:S3Object/Multiple", "SensitiveData:S3Object/Financial")
                        .neq("SensitiveData:S3Object/Financial"),
                finding -> finding.typeAsString().equals("SensitiveData:S3Object/Multiple"));
        assertSelects("id", values -> values.eq(all.get(3).id()), finding -> finding.equals(all.get(3)));
    }

    @Test
    void allFieldsOfACriterionMustHold() {
        Map<String, CriterionAdditionalProperties> criterion = Map.of(
                "category", CriterionAdditionalProperties.builder().eq("POLICY").build(),
                "severity.description",
                        CriterionAdditionalProperties.builder().eq("Low").build());
        List<String> listed =
                client.listAll(request -> request.findingCriteria(criteria -> criteria.criterion(criterion)));
        assertThat(new TreeSet<>(listed))
                .isNotEmpty()
                .isEqualTo(idsWhere(finding -> finding.policyDetails() != null
                        && finding.severity().descriptionAsString().equals("Low")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"updatedAt", "createdAt", "severity.score", "type"})
    void sortsOverAllPagesWithTiesById(String attribute) {
        Comparator<Finding> order = Comparator.<Finding, Comparable<Object>>comparing(
                        finding -> value(finding, attribute))
                .thenComparing(Finding::id);
        List<String> ascending = all.stream().sorted(order).map(Finding::id).toList();
        List<String> descending =
                all.stream().sorted(order.reversed()).map(Finding::id).toList();
        assertThat(sorted(attribute, OrderBy.ASC)).isEqualTo(ascending);
        assertThat(sorted(attribute, OrderBy.DESC)).isEqualTo(descending);
    }

    @Test
    void givesFiftyIdsAPageUnlessAskedForFewer() {
        ListFindingsResponse first = client.macie().listFindings(request -> {});
        assertThat(first.findingIds()).hasSize(50);
        assertThat(first.nextToken()).isNotBlank();
        assertThat(client.macie().listFindings(request -> request.maxResults(3)).findingIds())
                .hasSize(3);
    }

    @Test
    void givesNoTokenWithTheLastPage() {
        ListFindingsResponse only = client.macie()
                .listFindings(request -> request.findingCriteria(criteria -> criteria.criterion(Map.of(
                        "id",
                        CriterionAdditionalProperties.builder()
                                .eq(all.get(0).id())
                                .build()))));
        assertThat(only.findingIds()).hasSize(1);
        assertThat(only.nextToken()).isNull();
    }

    @Test
    void aTokenIsGoodForItsOwnQueryOnly() {
        String token = client.macie().listFindings(request -> {}).nextToken();
        assertThatThrownBy(() -> client.macie().listFindings(request -> request.nextToken(token)
                        .sortCriteria(sort -> sort.attributeName("type"))))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> client.macie().listFindings(request -> request.nextToken("made up")))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void refusesWhatTheApiDoesNotKnow() {
        assertRefused(() -> client.listWhere("resourcesAffected.s3Object.color", values -> values.eq("red")));
        assertRefused(() -> client.listWhere("updatedAt", values -> values.eq("yesterday")));
        assertRefused(() -> client.listWhere("type", range -> range.gt(5L)));
        assertRefused(() -> client.listWhere("type", nothing -> {}));
        assertRefused(() -> client.macie().listFindings(request -> request.maxResults(51)));
        assertRefused(() -> client.macie().listFindings(request -> request.maxResults(0)));
        assertRefused(() -> client.macie()
                .listFindings(request -> request.sortCriteria(sort -> sort.attributeName("resourcesAffected"))));
        assertRefused(() -> client.macie()
                .listFindings(request ->
                        request.sortCriteria(sort -> sort.attributeName("type").orderBy("UP"))));
    }

    @Test
    void showsFindingsThatComeAndChangeWhileItRuns() {
        try (MacieSimulator own = MacieSimulator.start(Fixtures.options());
                SdkClient ownClient = new SdkClient(own)) {
            ObjectNode finding =
                    own.account().finding(own.account().findingIds().get(0)).orElseThrow();
            String later = EPOCH.plusSeconds(60).toString();
            own.account().put(finding.deepCopy().put("updatedAt", later).put("count", 9));
            own.account()
                    .put(finding.deepCopy()
                            .put("id", "0".repeat(32))
                            .put("updatedAt", later)
                            .put("createdAt", later));
            assertThat(ownClient.listWhere("updatedAt", range -> range.gt(EPOCH.toEpochMilli())))
                    .containsExactlyInAnyOrder(finding.path("id").textValue(), "0".repeat(32));
            assertThat(ownClient
                            .describe(List.of(finding.path("id").textValue()))
                            .get(0)
                            .count())
                    .isEqualTo(9);
            assertThat(ownClient.listAll(request -> request.sortCriteria(sort -> sort.attributeName("updatedAt"))))
                    .hasSize(all.size() + 1)
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> updatedBetween(long from, long to) {
        return client.listAll(request -> request.maxResults(7)
                .sortCriteria(sort -> sort.attributeName("updatedAt").orderBy(OrderBy.ASC))
                .findingCriteria(criteria -> criteria.criterion(Map.of(
                        "updatedAt",
                        CriterionAdditionalProperties.builder().gte(from).lt(to).build()))));
    }

    private static List<String> sorted(String attribute, OrderBy orderBy) {
        return client.listAll(request ->
                request.sortCriteria(sort -> sort.attributeName(attribute).orderBy(orderBy)));
    }

    @SuppressWarnings("unchecked") // Every attribute here is comparable with itself.
    private static Comparable<Object> value(Finding finding, String attribute) {
        Object value =
                switch (attribute) {
                    case "updatedAt" -> finding.updatedAt();
                    case "createdAt" -> finding.createdAt();
                    case "severity.score" -> finding.severity().score();
                    default -> finding.typeAsString();
                };
        return (Comparable<Object>) value;
    }

    private static void assertSelects(
            String field, Consumer<CriterionAdditionalProperties.Builder> condition, Predicate<Finding> expected) {
        assertThat(client.listWhere(field, condition)).isNotEmpty().isEqualTo(idsWhere(expected));
    }

    private static Set<String> idsWhere(Predicate<Finding> property) {
        return all.stream().filter(property).map(Finding::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ValidationException.class);
    }
}
