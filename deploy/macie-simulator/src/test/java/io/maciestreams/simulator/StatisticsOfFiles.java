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

/** Computes the nine statistics of a bucket from nothing but the records in result files. */
final class StatisticsOfFiles {

    private static final Comparator<Written> BY_AGE = Comparator.<Written, String>comparing(
                    written -> written.text("/resourcesAffected/s3Object/lastModified"))
            .thenComparing(written -> written.text("/createdAt"));

    private StatisticsOfFiles() {}

    /** Of the bucket, in which detections of some identifiers are suppressed. */
    static ResourceStatistics of(String bucketArn, List<Written> written, Truth truth) {
        Map<String, Written> latest = new HashMap<>();
        for (Written one : written) {
            if (one.automated()
                    && !one.ofMember()
                    && one.text("/resourcesAffected/s3Bucket/arn").equals(bucketArn)) {
                latest.merge(one.text("/resourcesAffected/s3Object/key"), one, BinaryOperator.maxBy(BY_AGE));
            }
        }
        latest.values().removeIf(because("SOURCE_OBJECT_NO_LONGER_AVAILABLE"));
        ScoringSettings settings = truth.scoringSettings().get(bucketArn);
        Set<String> suppressed = settings == null
                ? Set.of()
                : settings.suppressDataIdentifiers().stream()
                        .map(SuppressDataIdentifier::id)
                        .collect(Collectors.toSet());
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
                latest.stream().mapToLong(one -> suppressed(one, suppressed)).sum(),
                count(latest, skipped.negate()),
                count(latest, one -> detections(one) > 0),
                count(latest, skipped),
                count(latest, skipped.and(because("INVALID_ENCRYPTION"))),
                count(latest, skipped.and(because("INVALID_KMS_KEY"))),
                count(latest, skipped.and(because("PERMISSION_DENIED"))));
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

    private static long suppressed(Written one, Set<String> identifiers) {
        JsonNode result = one.record().at("/classificationDetails/result");
        long suppressed = 0;
        for (JsonNode category : result.path("sensitiveData")) {
            suppressed += countOf(category.path("detections"), "type", identifiers);
        }
        return suppressed + countOf(result.at("/customDataIdentifiers/detections"), "arn", identifiers);
    }

    private static long countOf(JsonNode detections, String name, Set<String> identifiers) {
        long count = 0;
        for (JsonNode detection : detections) {
            String id = detection.path(name).textValue();
            if (identifiers.contains(id.substring(id.lastIndexOf('/') + 1))) {
                count += Long.parseLong(detection.path("count").textValue());
            }
        }
        return count;
    }

    private static long count(Collection<Written> latest, Predicate<Written> property) {
        return latest.stream().filter(property).count();
    }

    private static Predicate<Written> because(String reason) {
        return one -> one.text("/classificationDetails/result/status/reason").equals(reason);
    }
}
