package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.EmbeddedFileDetails;
import io.maciestreams.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * DuckDB, which shares no code with the sink, reads the objects by the columns that the Athena tables of
 * aws-samples/amazon-macie-results-analytics have for the files of Macie itself.
 */
class IndependentReaderIT {

    private static final String ENCRYPTION = "STRUCT(encryptionType VARCHAR, kmsMasterKeyId VARCHAR)";
    private static final String PUBLIC_ACCESS_BLOCK = "STRUCT(ignorePublicAcls BOOLEAN, restrictPublicBuckets BOOLEAN, "
            + "blockPublicAcls BOOLEAN, blockPublicPolicy BOOLEAN)";
    private static final String PUBLIC_READ_WRITE =
            "STRUCT(allowsPublicReadAccess BOOLEAN, allowsPublicWriteAccess BOOLEAN)";
    private static final String PUBLIC_ACCESS = "STRUCT(permissionConfiguration STRUCT(bucketLevelPermissions "
            + "STRUCT(accessControlList " + PUBLIC_READ_WRITE + ", bucketPolicy " + PUBLIC_READ_WRITE
            + ", blockPublicAccess " + PUBLIC_ACCESS_BLOCK + "), accountLevelPermissions STRUCT(blockPublicAccess "
            + PUBLIC_ACCESS_BLOCK + ")), effectivePermission VARCHAR)";
    private static final String BUCKET = "STRUCT(arn VARCHAR, name VARCHAR, createdAt VARCHAR, "
            + "owner STRUCT(displayName VARCHAR, id VARCHAR), tags VARCHAR[], defaultServerSideEncryption " + ENCRYPTION
            + ", publicAccess " + PUBLIC_ACCESS + ")";
    private static final String OBJECT = "STRUCT(bucketArn VARCHAR, key VARCHAR, path VARCHAR, extension VARCHAR, "
            + "lastModified VARCHAR, eTag VARCHAR, serverSideEncryption " + ENCRYPTION
            + ", size VARCHAR, storageClass VARCHAR, tags VARCHAR[], embeddedFileDetails STRUCT(filePath VARCHAR, "
            + "fileExtension VARCHAR, fileSize VARCHAR, fileLastModified VARCHAR), publicAccess BOOLEAN)";
    private static final String OCCURRENCES =
            "STRUCT(lineRanges STRUCT(\"start\" VARCHAR, \"end\" VARCHAR, startColumn VARCHAR)[], "
                    + "pages STRUCT(pageNumber VARCHAR)[], records STRUCT(recordIndex VARCHAR, jsonPath VARCHAR)[], "
                    + "cells STRUCT(\"row\" VARCHAR, \"column\" VARCHAR, columnName VARCHAR, cellReference VARCHAR)[])";
    private static final String DETAILS = "STRUCT(jobArn VARCHAR, result STRUCT(status STRUCT(code VARCHAR, "
            + "reason VARCHAR), sizeClassified VARCHAR, mimeType VARCHAR, sensitiveData STRUCT(category VARCHAR, "
            + "totalCount VARCHAR, detections STRUCT(\"type\" VARCHAR, \"count\" VARCHAR, occurrences " + OCCURRENCES
            + ")[])[], customDataIdentifiers STRUCT(totalCount VARCHAR, detections STRUCT(arn VARCHAR, name VARCHAR, "
            + "\"count\" VARCHAR, occurrences " + OCCURRENCES + ")[])), detailedResultsLocation VARCHAR, "
            + "jobId VARCHAR, originType VARCHAR)";
    private static final List<String> TEXTS = List.of(
            "accountId",
            "category",
            "createdAt",
            "description",
            "id",
            "partition",
            "region",
            "schemaVersion",
            "title",
            "type");

    private TestShard shard;

    @BeforeEach
    void newShard() throws Exception {
        shard = TestShard.on(ProvisionedStack.get());
    }

    @AfterEach
    void close() {
        shard.close();
    }

    @Test
    void readsEveryColumnAndCountsMembersOfArchivesApart(@TempDir Path folder) throws Exception {
        shard.configure();
        shard.kafka.publish(List.of(
                Topics.CLASSIFICATION_RESULTS.record("k", shard.result("plain", 0)),
                Topics.CLASSIFICATION_RESULTS.record("k", shard.result("other", 1)),
                Topics.CLASSIFICATION_RESULTS.record("k", memberOfAnArchive())));
        try (RunningSink sink = RunningSink.start(shard.config())) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> shard.exportedIds().size() == 3);
            assertThat(sink.isRunning()).isTrue();
        }
        download(folder);

        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duckdb.createStatement()) {
            sql.execute("CREATE VIEW results AS SELECT * FROM read_json('" + folder
                    + "/**/*.jsonl.gz', format = 'newline_delimited', columns = {" + columns() + "})");
            assertEveryColumnIsThere(sql);
            assertThat(rows(sql, detections("resourcesAffected.s3Object.embeddedFileDetails IS NULL")))
                    .containsExactly("CREDIT_CARD_NUMBER|56", "CREDIT_CARD_SECURITY_CODE|4");
            assertThat(rows(sql, detections("true"))).contains("CREDIT_CARD_NUMBER|84");
            assertThat(rows(
                            sql,
                            "SELECT resourcesAffected.s3Object.embeddedFileDetails.filePath, id FROM results "
                                    + "WHERE resourcesAffected.s3Object.embeddedFileDetails IS NOT NULL"))
                    .containsExactly("inner/cards.csv|member");
        }
    }

    private static void assertEveryColumnIsThere(Statement sql) throws SQLException {
        assertThat(rows(sql, "SELECT " + String.join(", ", TEXTS) + " FROM results WHERE id = 'plain'"))
                .singleElement()
                .asString()
                .doesNotContain("null");
        assertThat(rows(
                        sql,
                        "SELECT severity.score + 1, severity.description, classificationDetails.result.status.code, "
                                + "classificationDetails.jobId, resourcesAffected.s3Bucket.name, "
                                + "resourcesAffected.s3Bucket.publicAccess.effectivePermission, "
                                + "resourcesAffected.s3Object.size, len(resourcesAffected.s3Object.tags), updatedAt "
                                + "FROM results WHERE id = 'plain'"))
                .containsExactly("4|High|COMPLETE|" + TestShard.JOB_1 + "|customer-uploads|NOT_PUBLIC|4750|1|null");
    }

    private static String detections(String which) {
        return "SELECT d.\"type\", sum(CAST(d.\"count\" AS INT)) FROM (SELECT unnest(s.detections) AS d FROM "
                + "(SELECT unnest(classificationDetails.result.sensitiveData) AS s FROM results WHERE " + which
                + ")) GROUP BY 1 ORDER BY 1";
    }

    private static String columns() {
        List<String> columns = new ArrayList<>();
        TEXTS.forEach(name -> columns.add("'" + name + "': 'VARCHAR'"));
        columns.add("'updatedAt': 'VARCHAR'");
        columns.add("'severity': 'STRUCT(description VARCHAR, score INT)'");
        columns.add("'resourcesAffected': 'STRUCT(s3Bucket " + BUCKET + ", s3Object " + OBJECT + ")'");
        columns.add("'classificationDetails': '" + DETAILS + "'");
        return String.join(", ", columns);
    }

    private static List<String> rows(Statement sql, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = sql.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    private void download(Path folder) throws Exception {
        for (String key : shard.bucket.lines().keySet()) {
            Path file = folder.resolve(key);
            Files.createDirectories(file.getParent());
            Files.write(file, shard.bucket.content(key));
        }
    }

    private DataClassificationResult memberOfAnArchive() {
        DataClassificationResult result = shard.result("member", 0);
        result.getResourcesAffected()
                .getS3Object()
                .setEmbeddedFileDetails(new EmbeddedFileDetails(
                        "inner/cards.csv", "csv", 4750L, Instant.parse("2021-02-02T01:27:44Z")));
        return result;
    }
}
