package io.maciestreams.local.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;
import software.amazon.awssdk.services.macie2.model.DescribeClassificationJobResponse;
import software.amazon.awssdk.services.macie2.model.EffectivePermission;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.FindingCategory;
import software.amazon.awssdk.services.macie2.model.JobStatus;
import software.amazon.awssdk.services.macie2.model.LastRunErrorStatusCode;
import software.amazon.awssdk.services.macie2.model.SensitiveDataItemCategory;
import software.amazon.awssdk.services.macie2.model.SharedAccess;

/**
 * The alerts that must be open once an account has been drained for the first time, worked out from Macie's own answers. What
 * is over a day old at the first run is history; rules that compare profiles are quiet for an hour.
 */
final class ExpectedAlerts {

    private static final Duration NEWS = Duration.ofHours(24);
    private static final double HIGH = 3;

    private final List<Finding> findings;
    private final Instant newsSince;
    private final Instant now;

    /**
     * Takes what Macie has.
     *
     * @param findings samples are left out: they tell of nothing
     * @param firstRunAt when ingest first asked for findings
     * @param now when jobs are looked at
     */
    ExpectedAlerts(List<Finding> findings, Instant firstRunAt, Instant now) {
        this.findings = findings.stream().filter(finding -> !finding.sample()).toList();
        this.newsSince = firstRunAt.minus(NEWS);
        this.now = now;
    }

    List<ExpectedAlert> all(List<BucketMetadata> buckets, List<DescribeClassificationJobResponse> jobs) {
        List<ExpectedAlert> all = new ArrayList<>();
        all.addAll(ofFindings(
                "high-severity-finding", finding -> finding.severity().score() >= HIGH));
        all.addAll(ofFindings("credentials-found", ExpectedAlerts::hasCredentials));
        Map<String, List<Finding>> sensitive = findings.stream()
                .filter(finding -> finding.category() == FindingCategory.CLASSIFICATION)
                .collect(groupingBy(ExpectedAlerts::bucketArn));
        buckets.forEach(bucket -> all.addAll(ofBucket(bucket, sensitive.getOrDefault(bucket.bucketArn(), List.of()))));
        jobs.forEach(job -> rulesOf(job).forEach(rule -> all.add(new ExpectedAlert(rule, job.jobArn(), Set.of()))));
        return all;
    }

    // Of several on one bucket within an hour the first tells; some share their millisecond.
    private List<ExpectedAlert> ofFindings(String rule, Predicate<Finding> condition) {
        Map<String, List<Finding>> matching = findings.stream()
                .filter(finding -> !finding.archived() && isNews(finding) && condition.test(finding))
                .collect(groupingBy(ExpectedAlerts::bucketArn));
        return matching.entrySet().stream()
                .map(bucket -> new ExpectedAlert(rule, bucket.getKey(), first(bucket.getValue())))
                .toList();
    }

    private static Set<String> first(List<Finding> findings) {
        Instant first = findings.stream()
                .map(Finding::updatedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        return findings.stream()
                .filter(finding -> finding.updatedAt().equals(first))
                .map(Finding::id)
                .collect(toSet());
    }

    private List<ExpectedAlert> ofBucket(BucketMetadata bucket, List<Finding> sensitive) {
        if (sensitive.stream().noneMatch(this::isNews)) {
            return List.of();
        }
        Set<String> ids = sensitive.stream()
                .filter(finding -> !finding.archived())
                .map(Finding::id)
                .collect(toSet());
        List<String> rules = new ArrayList<>(rulesOf(bucket));
        if (sensitive.stream().allMatch(this::isNews)) {
            rules.add("first-sensitive-data");
        }
        return rules.stream()
                .map(rule -> new ExpectedAlert(rule, bucket.bucketArn(), ids))
                .toList();
    }

    private static List<String> rulesOf(BucketMetadata bucket) {
        List<String> rules = new ArrayList<>();
        if (bucket.publicAccess().effectivePermission() == EffectivePermission.PUBLIC) {
            rules.add("sensitive-bucket-public");
        }
        if (bucket.sharedAccess() == SharedAccess.EXTERNAL) {
            rules.add("sensitive-bucket-shared-externally");
        }
        if (bucket.replicationDetails() != null && bucket.replicationDetails().replicatedExternally()) {
            rules.add("sensitive-bucket-replicated-externally");
        }
        if (bucket.serverSideEncryption() != null
                && "NONE".equals(bucket.serverSideEncryption().typeAsString())) {
            rules.add("sensitive-bucket-unencrypted");
        }
        if ("NOT_MONITORED".equals(bucket.automatedDiscoveryMonitoringStatusAsString())
                && "FALSE".equals(bucket.jobDetails().isMonitoredByJobAsString())) {
            rules.add("sensitive-bucket-uncovered");
        }
        return rules;
    }

    private List<String> rulesOf(DescribeClassificationJobResponse job) {
        List<String> rules = new ArrayList<>();
        if (job.jobStatus() == JobStatus.PAUSED) {
            rules.add("job-paused-by-quota");
        }
        if (job.lastRunErrorStatus() != null
                && job.lastRunErrorStatus().code() == LastRunErrorStatusCode.ERROR
                && job.lastRunTime().isAfter(now.minus(Duration.ofDays(1)))) {
            rules.add("job-failed");
        }
        if (job.jobStatus() == JobStatus.USER_PAUSED
                && job.userPausedDetails().jobExpiresAt().isAfter(now)
                && job.userPausedDetails().jobExpiresAt().isBefore(now.plus(Duration.ofDays(7)))) {
            rules.add("job-expiring");
        }
        return rules;
    }

    private boolean isNews(Finding finding) {
        return !finding.updatedAt().isBefore(newsSince);
    }

    private static String bucketArn(Finding finding) {
        return finding.resourcesAffected().s3Bucket().arn();
    }

    private static boolean hasCredentials(Finding finding) {
        return "SensitiveData:S3Object/Credentials".equals(finding.typeAsString())
                || (finding.classificationDetails() != null
                        && finding.classificationDetails().result().sensitiveData().stream()
                                .anyMatch(item -> item.category() == SensitiveDataItemCategory.CREDENTIALS));
    }
}
