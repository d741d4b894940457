package io.maciestreams.ingest.testing;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.macie2.model.Cell;
import software.amazon.awssdk.services.macie2.model.DefaultDetection;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.KeyValuePair;
import software.amazon.awssdk.services.macie2.model.Occurrences;
import software.amazon.awssdk.services.macie2.model.Page;
import software.amazon.awssdk.services.macie2.model.Range;
import software.amazon.awssdk.services.macie2.model.Record;
import software.amazon.awssdk.services.macie2.model.SensitiveDataItem;

/** Findings as the SDK gives them. */
public final class Findings {

    public static final String BUCKET_ARN = "arn:aws:s3:::DOC-EXAMPLE-BUCKET1";
    public static final Instant CREATED_AT = Instant.parse("2021-10-25T23:25:04.250Z");

    private Findings() {}

    /** A finding of a job in a CSV file, with locations of every kind that Macie has. */
    public static Finding.Builder sensitiveData() {
        return Finding.builder()
                .accountId("555555555555")
                .archived(false)
                .category("CLASSIFICATION")
                .classificationDetails(details -> details.detailedResultsLocation("[export-config-not-set]")
                        .jobArn("arn:aws:macie2:us-east-1:555555555555:classification-job/"
                                + "55555555555555555555555555555555")
                        .jobId("55555555555555555555555555555555")
                        .result(result -> result.additionalOccurrences(true)
                                .customDataIdentifiers(
                                        custom -> custom.detections(List.of()).totalCount(0L))
                                .mimeType("text/csv")
                                .sensitiveData(creditCards())
                                .sizeClassified(4750L)
                                .status(status -> status.code("COMPLETE"))))
                .count(1L)
                .createdAt(CREATED_AT)
                .description("The object contains more than one type of sensitive information.")
                .id("00000000000000000000000000000001")
                .partition("aws")
                .region("us-east-1")
                .resourcesAffected(resources -> resources
                        .s3Bucket(bucket -> bucket.arn(BUCKET_ARN)
                                .name("DOC-EXAMPLE-BUCKET1")
                                .tags(List.of()))
                        .s3Object(object -> object.bucketArn(BUCKET_ARN)
                                .key("macie-workshop/sample-data.csv")
                                .size(4750L)
                                .tags(KeyValuePair.builder()
                                        .key("team")
                                        .value("")
                                        .build())))
                .sample(false)
                .schemaVersion("1.0")
                .severity(severity -> severity.description("High").score(3L))
                .title("The S3 object contains multiple types of sensitive information.")
                .type("SensitiveData:S3Object/Multiple")
                .updatedAt(CREATED_AT);
    }

    /** A finding with this id that last changed at this time. */
    public static Finding sensitiveData(String id, Instant updatedAt) {
        return sensitiveData().id(id).createdAt(updatedAt).updatedAt(updatedAt).build();
    }

    /** A policy finding after its {@code count}th occurrence. */
    public static Finding policy(String id, Instant updatedAt, long count) {
        return Finding.builder()
                .accountId("555555555555")
                .category("POLICY")
                .count(count)
                .createdAt(CREATED_AT)
                .id(id)
                .policyDetails(policy -> policy.action(
                        action -> action.actionType("AWS_API_CALL").apiCallDetails(call -> call.api("PutBucketPolicy")
                                .firstSeen(CREATED_AT)
                                .lastSeen(updatedAt))))
                .region("us-east-1")
                .resourcesAffected(resources ->
                        resources.s3Bucket(bucket -> bucket.arn(BUCKET_ARN).name("DOC-EXAMPLE-BUCKET1")))
                .type("Policy:IAMUser/S3BucketPublic")
                .updatedAt(updatedAt)
                .build();
    }

    /** A finding that does not tell when it was created and changed. */
    public static Finding withoutTimes(String id) {
        return sensitiveData().id(id).createdAt(null).updatedAt(null).build();
    }

    private static SensitiveDataItem creditCards() {
        return SensitiveDataItem.builder()
                .category("FINANCIAL_INFORMATION")
                .detections(
                        detection(
                                "CREDIT_CARD_NUMBER",
                                cards -> cards.cells(Cell.builder()
                                        .column(14L)
                                        .columnName("CCN")
                                        .row(2L)
                                        .build())),
                        detection("CREDIT_CARD_SECURITY_CODE", codes -> codes.records(record(0), record(1))
                                .lineRanges(range(7))),
                        detection("BANK_ACCOUNT_NUMBER", accounts -> accounts.offsetRanges(range(3))
                                .pages(Page.builder()
                                        .pageNumber(9L)
                                        .lineRange(range(1))
                                        .offsetRange(range(2))
                                        .build())))
                .totalCount(90L)
                .build();
    }

    private static DefaultDetection detection(String type, Consumer<Occurrences.Builder> locations) {
        return DefaultDetection.builder()
                .type(type)
                .count(30L)
                .occurrences(locations)
                .build();
    }

    private static Record record(long index) {
        return Record.builder().jsonPath("$.cvv").recordIndex(index).build();
    }

    private static Range range(long start) {
        return Range.builder().start(start).end(start + 4).startColumn(1L).build();
    }
}
