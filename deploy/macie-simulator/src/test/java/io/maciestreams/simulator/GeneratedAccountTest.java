package io.maciestreams.simulator;

import static io.maciestreams.simulator.Fixtures.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.account.Origin;
import io.maciestreams.simulator.generator.AccountGenerator;
import io.maciestreams.simulator.generator.AccountPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedAccountTest {

    @Test
    void theSameSeedMakesTheSameAccount() {
        assertThat(findings(account(3, 300, 2))).isEqualTo(findings(account(3, 300, 2)));
        assertThat(account(3, 300, 2).truth()).isEqualTo(account(3, 300, 2).truth());
        assertThat(account(3, 300, 2).jobs()).isEqualTo(account(3, 300, 2).jobs());
        assertThat(account(3, 300, 2).buckets()).isEqualTo(account(3, 300, 2).buckets());
        assertThat(account(3, 300, 2).findingIds())
                .doesNotContainAnyElementsOf(account(4, 300, 2).findingIds());
    }

    @Test
    void anotherAccountOrRegionSharesNoIds() {
        Account other = new Account("444455556666", "us-east-1", EPOCH);
        new AccountGenerator(other, AccountPlan.of(3, 300)).populate(0);
        Account elsewhere = new Account("111122223333", "eu-west-1", EPOCH);
        new AccountGenerator(elsewhere, AccountPlan.of(3, 300)).populate(0);
        assertThat(account(3, 300, 0).findingIds())
                .doesNotContainAnyElementsOf(other.findingIds())
                .doesNotContainAnyElementsOf(elsewhere.findingIds());
    }

    @Test
    void malformedFindingsLeaveTheRestAsItWas() {
        List<ObjectNode> with = findings(account(3, 300, 5));
        assertThat(with).hasSize(findings(account(3, 300, 0)).size() + 5);
        assertThat(with.subList(0, with.size() - 5)).isEqualTo(findings(account(3, 300, 0)));
        assertThat(with.subList(with.size() - 5, with.size())).noneMatch(finding -> finding.has("updatedAt"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everySensitiveDataFindingIsSound(long seed) {
        sensitiveData(account(seed, 400, 0)).forEach(finding -> {
            JsonNode result = finding.at("/classificationDetails/result");
            List<JsonNode> detections = detections(finding).toList();
            long located = detections.stream()
                    .mapToLong(GeneratedAccountTest::locations)
                    .sum();
            long counted = detections.stream()
                    .mapToLong(d -> d.path("count").longValue())
                    .sum();
            assertThat(counted).isPositive();
            assertThat(totals(result)).isEqualTo(counted);
            assertThat(located).isBetween(1L, 15L);
            assertThat(result.path("additionalOccurrences").booleanValue()).isEqualTo(located < counted);
            assertThat(detections).allMatch(d -> locations(d) <= d.path("count").longValue());
            assertThat(finding.path("count").longValue()).isEqualTo(1);
            assertThat(finding.path("updatedAt")).isEqualTo(finding.path("createdAt"));
            assertThat(finding.at("/severity/score").intValue()).isBetween(1, 3);
            assertThat(time(finding.at("/resourcesAffected/s3Object/lastModified")))
                    .isBefore(time(finding.path("createdAt")));
            assertThat(finding.at("/resourcesAffected/s3Object/path").textValue())
                    .isEqualTo(finding.at("/resourcesAffected/s3Bucket/name").textValue() + "/" + key(finding));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyFindingLiesInsideTheLastNinetyDays(long seed) {
        assertThat(findings(account(seed, 400, 0))).allSatisfy(finding -> {
            assertThat(time(finding.path("createdAt"))).isBetween(EPOCH.minus(Duration.ofDays(89)), EPOCH);
            assertThat(time(finding.path("updatedAt"))).isBetween(time(finding.path("createdAt")), EPOCH);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aChangedObjectHasANewVersionAndTheSameVersionTheSameDetections(long seed) {
        Collection<List<ObjectNode>> histories = histories(account(seed, 400, 0));
        assertThat(histories).anyMatch(history -> history.size() > 1).allSatisfy(history -> {
            for (int i = 1; i < history.size(); i++) {
                assertThat(time(history.get(i).path("createdAt")))
                        .isAfter(time(history.get(i - 1).path("createdAt")));
                assertFollows(history.get(i - 1), history.get(i));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void holdsEverythingThatClientsMustGetRight(long seed) {
        Account account = account(seed, 400, 0);
        List<ObjectNode> sensitive = sensitiveData(account).stream()
                .filter(finding -> !sample(finding))
                .toList();
        assertThat(findings(account))
                .as("samples")
                .filteredOn(GeneratedAccountTest::sample)
                .hasSize(4);
        assertThat(sensitive).as("archived").anyMatch(finding -> finding.path("archived")
                .booleanValue());
        assertThat(sensitive).as("without originType").anyMatch(finding -> !finding.at(
                        "/classificationDetails/originType")
                .isTextual());
        assertThat(sensitive).anyMatch(finding -> location(finding).contains("[export-config-not-set]"));
        assertThat(sensitive).anyMatch(finding -> location(finding).startsWith("s3://macie-results-"));
        assertThat(distinct(sensitive, finding -> finding.path("type").asText()))
                .hasSize(5);
        assertThat(distinct(sensitive, finding -> finding.at("/classificationDetails/jobId")
                        .asText()))
                .as("four jobs and none")
                .hasSize(5);
        assertThat(distinct(sensitive, GeneratedAccountTest::locator)).hasSize(5);
        assertThat(distinct(sensitive, finding -> finding.path("updatedAt").asText()))
                .as("findings of one millisecond")
                .hasSizeLessThan(sensitive.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void changedObjectsAreAnalysedAgainByEitherOriginAndWithFewerDetectionsToo(long seed) {
        List<List<ObjectNode>> rescans = histories(account(seed, 400, 0)).stream()
                .filter(history -> history.size() > 1)
                .map(history -> history.subList(history.size() - 2, history.size()))
                .filter(pair -> !eTag(pair.get(0)).equals(eTag(pair.get(1))))
                .toList();
        assertThat(rescans).as("fewer").anyMatch(pair -> total(pair.get(1)) < total(pair.get(0)));
        assertThat(rescans).as("more").anyMatch(pair -> total(pair.get(1)) > total(pair.get(0)));
        assertThat(rescans).as("same origin").anyMatch(pair -> origin(pair.get(0)) == origin(pair.get(1)));
        assertThat(rescans).as("other origin").anyMatch(pair -> origin(pair.get(0)) != origin(pair.get(1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void someScansOfOneJobShareAResultFileThatHoldsEachObjectOnce(long seed) {
        Collection<List<ObjectNode>> files = sensitiveData(account(seed, 400, 0)).stream()
                .collect(Collectors.groupingBy(GeneratedAccountTest::location))
                .values();
        assertThat(files).anyMatch(file -> file.size() == 1).anyMatch(file -> file.size() > 1);
        assertThat(files).filteredOn(file -> file.size() > 1).allSatisfy(file -> {
            assertThat(distinct(file, GeneratedAccountTest::key)).hasSameSizeAs(file);
            assertThat(distinct(file, finding -> finding.at("/classificationDetails/jobId")
                            .textValue()))
                    .hasSize(1)
                    .doesNotContainNull();
        });
    }

    @Test
    void policyFindingsRecurAndHaveActorsOfEveryKind() {
        List<ObjectNode> policy = findings(account(1, 2_000, 0)).stream()
                .filter(ofCategory("POLICY"))
                .toList();
        assertThat(policy)
                .allSatisfy(finding -> assertThat(finding.path("count").longValue() > 1)
                        .isEqualTo(time(finding.path("updatedAt")).isAfter(time(finding.path("createdAt")))));
        assertThat(policy).anyMatch(finding -> finding.path("count").longValue() > 1);
        assertThat(policy).anyMatch(finding -> finding.path("count").longValue() == 1);
        assertThat(distinct(policy, finding -> finding.path("type").asText())).hasSize(6);
        assertThat(distinct(policy, finding -> finding.at("/policyDetails/actor/userIdentity/type")
                        .asText()))
                .hasSize(6);
        assertThat(distinct(
                        policy.stream()
                                .filter(finding -> !finding.path("sample").booleanValue())
                                .toList(),
                        finding -> finding.path("type")
                                + finding.at("/resourcesAffected/s3Bucket/name").asText()))
                .as("one finding per bucket and type")
                .hasSize(policy.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theJobsOfFindingsExistCoverTheirBucketsAndAreOlder(long seed) {
        Account account = account(seed, 400, 0);
        List<ObjectNode> byJobs = sensitiveData(account).stream()
                .filter(finding -> finding.at("/classificationDetails/jobId").isTextual())
                .toList();
        assertThat(byJobs).isNotEmpty().allSatisfy(finding -> {
            ObjectNode job = account.job(
                            finding.at("/classificationDetails/jobId").textValue())
                    .orElseThrow();
            String bucket = finding.at("/resourcesAffected/s3Bucket/name").textValue();
            String defined = job.at("/s3JobDefinition/bucketDefinitions").toString();
            String excluded = job.at("/s3JobDefinition/bucketCriteria/excludes").toString();
            assertThat(job.path("jobArn")).isEqualTo(finding.at("/classificationDetails/jobArn"));
            assertThat(time(job.path("createdAt"))).isBefore(time(finding.path("createdAt")));
            assertThat(defined.contains(bucket) || (!excluded.isEmpty() && !excluded.contains(bucket)))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 300, 600, 2_000})
    void theEmptyBucketIsInNoJobAndOneOfTheOthersCannotBeRead(int objects) {
        List<ObjectNode> buckets = account(1, objects, 0).buckets();
        assertThat(buckets)
                .filteredOn(bucket -> bucket.path("errorCode").isTextual())
                .hasSize(1);
        assertThat(buckets)
                .filteredOn(bucket ->
                        bucket.at("/jobDetails/isDefinedInJob").asText().equals("FALSE"))
                .singleElement()
                .satisfies(bucket ->
                        assertThat(bucket.path("objectCount").asLong()).isZero());
    }

    @Test
    void anAccountWithoutObjectsStillHasBuckets() {
        assertThat(account(1, 0, 0).truth().buckets()).hasSize(3);
        assertThat(account(1, 5_000, 0).truth().buckets()).hasSize(40);
    }

    private static void assertFollows(ObjectNode before, ObjectNode after) {
        JsonNode earlier = before.at("/resourcesAffected/s3Object");
        JsonNode later = after.at("/resourcesAffected/s3Object");
        if (earlier.path("eTag").equals(later.path("eTag"))) {
            assertThat(later).isEqualTo(earlier);
            assertThat(total(after)).isEqualTo(total(before));
            assertThat(origin(after)).isNotEqualTo(origin(before));
        } else {
            assertThat(time(later.path("lastModified"))).isAfter(time(earlier.path("lastModified")));
        }
    }

    private static Account account(long seed, int objects, int malformed) {
        Account account = new Account("111122223333", "us-east-1", EPOCH);
        new AccountGenerator(account, AccountPlan.of(seed, objects)).populate(malformed);
        return account;
    }

    private static List<ObjectNode> findings(Account account) {
        return account.findingIds().stream()
                .map(account::finding)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<ObjectNode> sensitiveData(Account account) {
        return findings(account).stream().filter(ofCategory("CLASSIFICATION")).toList();
    }

    private static Predicate<ObjectNode> ofCategory(String category) {
        return finding -> finding.path("category").asText().equals(category);
    }

    /** The findings of each object, oldest first. */
    private static Collection<List<ObjectNode>> histories(Account account) {
        return sensitiveData(account).stream()
                .sorted(Comparator.comparing(
                        finding -> finding.path("createdAt").asText()))
                .collect(Collectors.groupingBy(GeneratedAccountTest::key))
                .values();
    }

    private static <T> Set<T> distinct(List<ObjectNode> findings, Function<ObjectNode, T> property) {
        return findings.stream().map(property).collect(Collectors.toSet());
    }

    private static Stream<JsonNode> detections(JsonNode finding) {
        JsonNode result = finding.at("/classificationDetails/result");
        Stream<JsonNode> managed =
                elements(result.path("sensitiveData")).flatMap(item -> elements(item.path("detections")));
        return Stream.concat(managed, elements(result.at("/customDataIdentifiers/detections")));
    }

    private static long totals(JsonNode result) {
        return result.at("/customDataIdentifiers/totalCount").longValue()
                + elements(result.path("sensitiveData"))
                        .mapToLong(item -> item.path("totalCount").longValue())
                        .sum();
    }

    private static long total(JsonNode finding) {
        return totals(finding.at("/classificationDetails/result"));
    }

    private static long locations(JsonNode detection) {
        return elements(detection.path("occurrences")).mapToLong(JsonNode::size).sum();
    }

    private static String locator(JsonNode finding) {
        return detections(finding)
                .flatMap(detection -> detection.path("occurrences").properties().stream())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static String location(JsonNode finding) {
        return finding.at("/classificationDetails/detailedResultsLocation").textValue();
    }

    private static Origin origin(JsonNode finding) {
        return finding.at("/classificationDetails/jobId").isTextual()
                ? Origin.SENSITIVE_DATA_DISCOVERY_JOB
                : Origin.AUTOMATED_SENSITIVE_DATA_DISCOVERY;
    }

    private static boolean sample(JsonNode finding) {
        return finding.path("sample").booleanValue();
    }

    private static String eTag(JsonNode finding) {
        return finding.at("/resourcesAffected/s3Object/eTag").textValue();
    }

    private static String key(JsonNode finding) {
        return finding.at("/resourcesAffected/s3Object/key").textValue();
    }

    private static Instant time(JsonNode text) {
        return Instant.parse(text.textValue());
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
