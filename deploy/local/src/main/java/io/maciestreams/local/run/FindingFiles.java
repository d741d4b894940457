package io.maciestreams.local.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/** Writes findings to files as EventBridge delivers them: JSON Lines, gzip. */
final class FindingFiles {

    private static final int IN_A_FILE = 50_000;
    private static final int BUCKETS = 200;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

    // Every member that a real finding of a CSV file has, with three locations.
    private static final String EVENT =
            """
            {"version":"0","id":"%1$032x","detail-type":"Macie Finding","source":"aws.macie","account":"123456789012",\
            "time":"%2$s","region":"us-east-1","resources":[],"detail":{"schemaVersion":"1.0","id":"%1$032x",\
            "accountId":"123456789012","partition":"aws","region":"us-east-1",\
            "type":"SensitiveData:S3Object/Personal","title":"The S3 object contains personal information",\
            "description":"The S3 object contains personal information such as names.",\
            "severity":{"score":2,"description":"Medium"},"createdAt":"%2$s","updatedAt":"%2$s","count":1,\
            "resourcesAffected":{"s3Bucket":{"arn":"arn:aws:s3:::replayed-%3$d","name":"replayed-%3$d",\
            "createdAt":"2020-05-15T20:46:56.000Z","owner":{"displayName":"owner","id":"7009a8971cd538e11f6b"},\
            "tags":[{"key":"Division","value":"HR"}],"defaultServerSideEncryption":{"encryptionType":"AES256",\
            "kmsMasterKeyId":null},"publicAccess":{"permissionConfiguration":{"bucketLevelPermissions":\
            {"accessControlList":{"allowsPublicReadAccess":false,"allowsPublicWriteAccess":false},"bucketPolicy":\
            {"allowsPublicReadAccess":false,"allowsPublicWriteAccess":false},"blockPublicAccess":\
            {"ignorePublicAcls":true,"restrictPublicBuckets":true,"blockPublicAcls":true,"blockPublicPolicy":true}},\
            "accountLevelPermissions":{"blockPublicAccess":{"ignorePublicAcls":false,"restrictPublicBuckets":false,\
            "blockPublicAcls":false,"blockPublicPolicy":false}}},"effectivePermission":"NOT_PUBLIC"}},\
            "s3Object":{"bucketArn":"arn:aws:s3:::replayed-%3$d","key":"people/%1$d.csv",\
            "path":"replayed-%3$d/people/%1$d.csv","extension":"csv","lastModified":"2024-04-19T22:08:25.000Z",\
            "versionId":"","serverSideEncryption":{"encryptionType":"AES256","kmsMasterKeyId":null},"size":4750,\
            "storageClass":"STANDARD","tags":[],"publicAccess":false,"etag":"6bb7fd4fa9d36d6b8fb8882caexample"}},\
            "category":"CLASSIFICATION","classificationDetails":{"jobArn":"arn:aws:macie2:us-east-1:123456789012:\
            classification-job/3ce05dbb7ec5505def334104bfabcdef","result":{"status":{"code":"COMPLETE","reason":null},\
            "sizeClassified":4750,"mimeType":"text/csv","sensitiveData":[{"category":"PERSONAL_INFORMATION",\
            "totalCount":3,"detections":[{"type":"NAME","count":3,"occurrences":{"lineRanges":null,"offsetRanges":null,\
            "pages":null,"records":null,"cells":[{"row":2,"column":1,"columnName":"name","cellReference":null},\
            {"row":3,"column":1,"columnName":"name","cellReference":null},{"row":4,"column":1,"columnName":"name",\
            "cellReference":null}]}}]}],"customDataIdentifiers":{"totalCount":0,"detections":[]},\
            "additionalOccurrences":false},"detailedResultsLocation":"s3://results/%1$032x.jsonl.gz",\
            "jobId":"3ce05dbb7ec5505def334104bfabcdef","originType":"SENSITIVE_DATA_DISCOVERY_JOB"},\
            "sample":false,"archived":false}}
            """;

    private FindingFiles() {}

    /** Writes so many findings to files in a folder. */
    static void write(Path folder, int findings) throws IOException {
        Files.createDirectories(folder);
        for (int first = 0; first < findings; first += IN_A_FILE) {
            Path file = folder.resolve("findings-%09d.jsonl.gz".formatted(first));
            try (Writer lines = new BufferedWriter(new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
                for (int number = first; number < Math.min(first + IN_A_FILE, findings); number++) {
                    lines.write(EVENT.formatted(number, FIRST.plusSeconds(number), number % BUCKETS));
                }
            }
        }
    }
}
