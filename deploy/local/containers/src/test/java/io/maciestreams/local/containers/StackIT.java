package io.maciestreams.local.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.local.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What every kind of stack promises: runs on the one that -Dstack names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StackIT {
    private static final String KEY = "prefix/AWSLogs/111122223333/a b+c=d.jsonl.gz";

    private final Stack stack;
    private final StackClients clients;
    private final S3Client s3;

    StackIT(@TempDir Path folder) {
        this.stack = Stack.start(folder);
        this.clients = new StackClients(stack);
        this.s3 = clients.s3();
    }

    @BeforeAll
    void createBucket() {
        s3.createBucket(b -> b.bucket("results"));
    }

    @AfterAll
    void stop() {
        s3.close();
        stack.close();
    }

    @Test
    void carriesCommittedRecordsAndHidesAbortedOnes() throws Exception {
        clients.createTopic("transactions");
        clients.commit("transactions", "first");
        clients.abort("transactions", "never");
        clients.commit("transactions", "second");

        assertThat(clients.committed("transactions")).containsExactly("first", "second");
    }

    @Test
    void carriesRecordsOfEightMebibytes() throws Exception {
        clients.createTopic("large");
        String value = "x".repeat(8 * 1024 * 1024);
        clients.commit("large", value);

        assertThat(clients.committed("large")).containsExactly(value);
    }

    @Test
    void deletesTopicsAndGroupsThoughAMemberHasNotLeft() throws Exception {
        clients.createTopic("left-behind");
        clients.commit("left-behind", "value");
        try (var member = clients.member("group-left-behind", "left-behind")) {
            assertThat(member.assignment()).isNotEmpty();
            assertThat(clients.topicsAndGroups()).contains("left-behind", "group-left-behind");

            stack.deleteTopicsAndGroups();

            assertThat(clients.topicsAndGroups()).isEmpty();
        }
    }

    @Test
    void acceptsSchemasThatAreCompatibleBothWaysAndNoOthers() throws Exception {
        String one = "{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}]}";
        String more = one.replace("]}", ",{\"name\":\"b\",\"type\":\"int\",\"default\":0}]}");
        String other = one.replace("\"string\"", "\"long\"");

        assertThat(clients.register("compatible-value", one).statusCode()).isEqualTo(200);
        assertThat(clients.register("compatible-value", more).statusCode()).isEqualTo(200);
        assertThat(clients.register("compatible-value", other).statusCode()).isEqualTo(409);
    }

    @Test
    void encryptsObjectWithKeyNamedByArn() {
        PutObjectResponse put = put("encrypted/" + KEY, stack.kmsKeyArn(), RequestBody.fromString("{}\n"));

        assertThat(put.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
        assertThat(put.ssekmsKeyId()).isEqualTo(stack.kmsKeyArn());
        HeadObjectResponse head = s3.headObject(b -> b.bucket("results").key("encrypted/" + KEY));
        assertThat(head.ssekmsKeyId()).isEqualTo(stack.kmsKeyArn());
        assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
        assertThat(head.contentLength()).isEqualTo(3);
    }

    @Test
    void doesNotReplaceObject() {
        put("once/" + KEY, stack.kmsKeyArn(), RequestBody.fromString("first"));

        assertThatThrownBy(() -> put("once/" + KEY, stack.kmsKeyArn(), RequestBody.fromString("second")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThat(content("once/" + KEY)).asString().isEqualTo("first");
    }

    @Test
    void refusesKeyOfSomeoneElse() {
        String foreign = stack.kmsKeyArn().replace("111122223333", "444455556666");

        assertThatThrownBy(() -> put("foreign/" + KEY, foreign, RequestBody.fromString("{}")))
                .isInstanceOfSatisfying(S3Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("KMS.NotFoundException");
                });
    }

    @Test
    void carriesLargeObjectsBothWays() {
        byte[] large = new byte[20_000_000];
        new Random(1).nextBytes(large);
        put("large/" + KEY, stack.kmsKeyArn(), RequestBody.fromBytes(large));

        assertThat(content("large/" + KEY)).isEqualTo(large);
    }

    @Test
    void carriesMultipartUploads() {
        String key = "multipart/" + KEY;
        String upload = s3.createMultipartUpload(b -> b.bucket("results")
                        .key(key)
                        .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId(stack.kmsKeyArn()))
                .uploadId();
        String eTag = s3.uploadPart(
                        b -> b.bucket("results").key(key).uploadId(upload).partNumber(1),
                        RequestBody.fromString("part"))
                .eTag();
        s3.completeMultipartUpload(b -> b.bucket("results")
                .key(key)
                .uploadId(upload)
                .multipartUpload(m -> m.parts(
                        List.of(CompletedPart.builder().partNumber(1).eTag(eTag).build()))));

        assertThat(content(key)).asString().isEqualTo("part");
    }

    @Test
    void listsObjects() {
        put("list/" + KEY, stack.kmsKeyArn(), RequestBody.fromString("{}"));

        assertThat(s3.listObjectsV2(b -> b.bucket("results").prefix("list/")).contents())
                .singleElement()
                .satisfies(object -> assertThat(object.key()).isEqualTo("list/" + KEY));
    }

    private PutObjectResponse put(String key, String kmsKeyArn, RequestBody body) {
        return StackClients.put(s3, "results", key, kmsKeyArn, body);
    }

    private byte[] content(String key) {
        return s3.getObjectAsBytes(b -> b.bucket("results").key(key)).asByteArray();
    }
}
