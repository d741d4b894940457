package io.maciestreams.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.EmbeddedFileDetails;
import io.maciestreams.avro.S3Object;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisIdTest {

    private static final Instant CREATED = Instant.parse("2026-10-01T08:00:00.123Z");

    @Test
    void isThirtyTwoHexadecimalDigits() {
        assertThat(id("b/k", "s3://r/f.jsonl.gz", "job", "e", CREATED)).matches("[0-9a-f]{32}");
    }

    @Test
    void withAStoredResultOnlyPathAndPlaceCount() {
        assertThat(id("b/k", "s3://r/f.jsonl.gz", "job", "e", CREATED))
                .isEqualTo(id("b/k", "s3://r/f.jsonl.gz", "other", "other", CREATED.plusSeconds(1)))
                .isNotEqualTo(id("b/k2", "s3://r/f.jsonl.gz", "job", "e", CREATED))
                .isNotEqualTo(id("b/k", "s3://r/g.jsonl.gz", "job", "e", CREATED));
    }

    @Test
    void withoutAStoredResultTheSpellingOfThePlaceDoesNotCount() {
        assertThat(id("b/k", "s3://[export-config-not-set]/f.jsonl.gz", "job", "e", CREATED))
                .isEqualTo(id("b/k", "[export-config-not-set]", "job", "e", CREATED));
    }

    @Test
    void thePlaceIsNotParsed() {
        assertThat(id("b/k", "s3://r/a b|%zz", "job", "e", CREATED))
                .isEqualTo(id("b/k", "s3://r/a b|%zz", "other", "e", CREATED));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "[export-config-not-set]",
                "s3://[export-config-not-set]",
                "s3://[export-config-not-set]/AWSLogs/111122223333/Macie/us-east-1/job/111122223333/f.jsonl.gz"
            })
    void withoutAStoredResultJobTagAndTimeCount(@Nullable String location) {
        assertThat(id("b/k", location, "job", "e", CREATED))
                .isEqualTo(id("b/k", location, "job", "e", CREATED))
                .isNotEqualTo(id("b/k2", location, "job", "e", CREATED))
                .isNotEqualTo(id("b/k", location, "job2", "e", CREATED))
                .isNotEqualTo(id("b/k", location, "job", "e2", CREATED))
                .isNotEqualTo(id("b/k", location, "job", "e", CREATED.plusMillis(1)));
    }

    @Test
    void membersOfAnArchiveAreAnalysesOfTheirOwn() {
        String archive = id("b/k.zip", "s3://r/f.jsonl.gz", "job", "e", CREATED);

        assertThat(memberId("a.csv"))
                .isEqualTo(memberId("a.csv"))
                .isNotEqualTo(memberId("b.csv"))
                .isNotEqualTo(archive);
    }

    private static String memberId(String filePath) {
        S3Object object = S3Object.newBuilder()
                .setEmbeddedFileDetails(
                        EmbeddedFileDetails.newBuilder().setFilePath(filePath).build())
                .build();
        ClassificationDetails details = ClassificationDetails.newBuilder()
                .setDetailedResultsLocation("s3://r/f.jsonl.gz")
                .build();
        return AnalysisId.of("b/k.zip", object, details, CREATED);
    }

    private static String id(String path, @Nullable String location, String job, String eTag, Instant createdAt) {
        ClassificationDetails details = ClassificationDetails.newBuilder()
                .setDetailedResultsLocation(location)
                .setJobId(job)
                .build();
        return AnalysisId.of(path, S3Object.newBuilder().setETag(eTag).build(), details, createdAt);
    }
}
