package io.maciestreams.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.maciestreams.simulator.WrittenResults.Written;
import io.maciestreams.simulator.account.ResourceStatistics;
import io.maciestreams.simulator.account.ScoringSettings;
import io.maciestreams.simulator.account.SuppressDataIdentifier;
import io.maciestreams.simulator.account.Truth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Computes the nine statistics of a bucket from nothing but the records in result files. */
final class StatisticsOfFiles {

    private static final Comparator<Written> BY_AGE = Comparator.<Written, String>comparing(
                    written -> written.text("/resourcesAffected/s3Object/lastModified"))
            .thenComparing(written -> written.text("/createdAt"));

    private StatisticsOfFiles() {}

    /** Of a bucket whose score leaves some data identifiers out. */
    static ResourceStatistics of(String bucketArn, List<Written> written, Truth truth) {
        ScoringSettings settings = truth.scoringSettings().get(bucketArn);
        Set<String> suppressed = settings == null
                ? Set.of()
                : settings.suppressDataIdentifiers().stream()
                        .map(SuppressDataIdentifier::id)
                        .collect(Collectors.toSet());

        Map<String, Written> latest = new HashMap<>();
        for (Written one : written) {
            if (one.automated()
                    && !one.ofMember()
                    && one.text("/resourcesAffected/s3Bucket/arn").equals(bucketArn)) {
                latest.merge(one.text("/resourcesAffected/s3Object/key"), one, BinaryOperator.maxBy(BY_AGE));
            }
        }
        return count(latest.values(), suppressed);
    }

    private static ResourceStatistics count(Collection<Written> latest, Set<String> suppressed) {
        Predicate<Written> skipped =
                one -> one.text("/classificationDetails/result/status/code").equals("SKIPPED");
        return new ResourceStatistics(
                latest.stream()
                        .mapToLong(one -> Long.parseLong(one.text("/classificationDetails/result/sizeClassified")))
                        .sum(),
                latest.stream().mapToLong(StatisticsOfFiles::detections).sum(),
                latest.stream()
                        .flatMap(one -> one.record().findValues("detections").stream())
                        .flatMap(found -> StreamSupport.stream(found.spliterator(), false))
                        .filter(found -> suppressed.contains(idOf(found)))
                        .mapToLong(found -> Long.parseLong(found.path("count").textValue()))
                        .sum(),
                count(latest, skipped.negate()),
                count(latest, one -> detections(one) > 0),
                count(latest, skipped),
                count(latest, skipped.and(because("INVALID_ENCRYPTION"))),
                count(latest, skipped.and(because("INVALID_KMS_KEY"))),
                count(latest, skipped.and(because("PERMISSION_DENIED"))));
    }

    private static String idOf(JsonNode detection) {
        String arn = detection.path("arn").asText();
        return arn.isEmpty() ? detection.path("type").asText() : arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static long detections(Written one) {
        JsonNode result = one.record().at("/classificationDetails/result");
        long managed = 0;
        for (JsonNode category : result.path("sensitiveData")) {
            managed += Long.parseLong(category.path("totalCount").textValue());
        }
        return managed
                + Long.parseLong(result.at("/customDataIdentifiers/totalCount").asText("0"));
    }

    private static long count(Collection<Written> latest, Predicate<Written> property) {
        return latest.stream().filter(property).count();
    }

    private static Predicate<Written> because(String reason) {
        return one -> one.text("/classificationDetails/result/status/reason").equals(reason);
    }
}
