package io.maciestreams.ingest.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.testing.ResultsBucket;
import io.maciestreams.local.SharedStack;
import io.maciestreams.local.Stack;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The edge to S3, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ResultBucketIT {

    private final Stack stack;
    private final ResultBucket files;

    S3ResultBucketIT() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        this.stack = SharedStack.get();
        this.files = new S3ResultBucket(new S3Clients(
                Optional.of(stack.s3Endpoint()),
                Optional.empty(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))));
    }

    @AfterAll
    void stop() {
        files.close();
    }

    @Test
    void listsFoldersAndTellsTheTimeOfS3() throws Exception {
        try (ResultsBucket bucket = new ResultsBucket(stack)) {
            bucket.put("root/b/1.jsonl.gz", bytes("1"));
            bucket.put("root/b/2.jsonl.gz", bytes("2"));
            bucket.put("root/a/deep/3.jsonl.gz", bytes("3"));
            bucket.put("root/no-folder", bytes("4"));
            bucket.put("elsewhere/c/5.jsonl.gz", bytes("5"));

            FolderPage page = files.folders(bucket.destination(), "root/", null);

            assertThat(page.folders()).containsExactly("root/a/", "root/b/");
            assertThat(page.token()).isNull();
            assertThat(page.answeredAt())
                    .isBetween(
                            Instant.now().minus(Duration.ofMinutes(5)),
                            Instant.now().plus(Duration.ofMinutes(5)));
        }
    }

    @Test
    void listsMoreFilesThanOnePageHoldsAndFromWhereItIsTold() throws Exception {
        try (ResultsBucket bucket = new ResultsBucket(stack)) {
            List<String> keys = IntStream.range(1000, 2005)
                    .mapToObj(number -> "job/account/" + number + ".jsonl.gz")
                    .toList();
            keys.forEach(key -> bucket.put(key, bytes("x")));

            assertThat(all(bucket.destination(), null)).isEqualTo(keys);
            assertThat(all(bucket.destination(), "job/account/2000.jsonl.gz"))
                    .isEqualTo(keys.subList(1001, keys.size()));
        }
    }

    @Test
    void readsWhatWasListed() throws Exception {
        try (ResultsBucket bucket = new ResultsBucket(stack)) {
            bucket.put("job/a b+ü.jsonl.gz", bytes("content"));
            ResultFile file = listed(bucket);

            try (InputStream content = files.open(bucket.destination(), file)) {
                assertThat(content.readAllBytes()).isEqualTo(bytes("content"));
            }
        }
    }

    @Test
    void readsAheadWhatWasListed() throws Exception {
        try (ResultsBucket bucket = new ResultsBucket(stack)) {
            List<String> contents = List.of("one", "two", "three");
            contents.forEach(content -> bucket.put("job/" + content + ".jsonl.gz", bytes(content)));
            List<ResultFile> listed =
                    files.files(bucket.destination(), "job/", null).files();

            files.expect(bucket.destination(), listed);

            assertThat(listed)
                    .extracting(ResultFile::key)
                    .containsExactly("job/one.jsonl.gz", "job/three.jsonl.gz", "job/two.jsonl.gz");
            for (ResultFile file : listed) {
                try (InputStream content = files.open(bucket.destination(), file)) {
                    assertThat("job/" + new String(content.readAllBytes(), StandardCharsets.UTF_8) + ".jsonl.gz")
                            .isEqualTo(file.key());
                }
            }
        }
    }

    @Test
    void doesNotReadAnotherContentThanTheListedOne() throws Exception {
        try (ResultsBucket bucket = new ResultsBucket(stack)) {
            bucket.put("job/a.jsonl.gz", bytes("one"));
            ResultFile first = listed(bucket);
            bucket.put("job/a.jsonl.gz", bytes("another"));

            assertThatThrownBy(() -> files.open(bucket.destination(), first))
                    .isInstanceOf(UnreadableFileException.class)
                    .hasMessage("the file was replaced");

            bucket.delete("job/a.jsonl.gz");
            assertThatThrownBy(() -> files.open(bucket.destination(), first))
                    .isInstanceOf(UnreadableFileException.class)
                    .hasMessage("the file was deleted");
        }
    }

    @Test
    void namesABucketThatIsNotThere() {
        S3Destination nowhere = new S3Destination("not-there", null, null, stack.kmsKeyArn());

        assertThatThrownBy(() -> files.folders(nowhere, "root/", null))
                .isInstanceOf(MacieException.class)
                .hasMessage("ListObjectsV2 of s3://not-there/root/ failed: the bucket does not exist; the export"
                        + " configuration names it");
    }

    @Test
    void namesAKeyThatTellsNoRegion() {
        S3Destination place = new S3Destination("results", null, null, "alias/results");

        assertThatThrownBy(() -> files.folders(place, "root/", null))
                .isInstanceOf(MacieException.class)
                .hasMessageContaining("the KMS key is not an ARN: alias/results");
    }

    private ResultFile listed(ResultsBucket bucket) throws MacieException {
        List<ResultFile> listed =
                files.files(bucket.destination(), "job/", null).files();
        assertThat(listed).hasSize(1);
        return listed.get(0);
    }

    private List<String> all(S3Destination place, @Nullable String start) throws MacieException {
        List<String> keys = new ArrayList<>();
        FilePage page = files.files(place, "job/", start);
        page.files().forEach(file -> keys.add(file.key()));
        while (!page.last()) {
            page = files.files(place, "job/", keys.get(keys.size() - 1));
            page.files().forEach(file -> keys.add(file.key()));
        }
        return keys;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
