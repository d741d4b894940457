package io.maciestreams.local.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.local.LocalStack;
import io.maciestreams.local.Stack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What only the local stack promises: its folder is its memory. */
@DisabledIfSystemProperty(
        named = Stack.KIND_PROPERTY,
        matches = "containers",
        disabledReason = "containers keep no data")
class RestartIT {
    private static final String SCHEMA = "{\"type\":\"record\",\"name\":\"A\",\"fields\":[]}";

    private final Path folder;

    RestartIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void keepsRecordsSchemasAndObjectsOverARestart() throws Exception {
        String schemaId;
        try (LocalStack stack = LocalStack.start(folder)) {
            StackClients clients = new StackClients(stack);
            clients.createTopic("kept");
            clients.commit("kept", "record");
            schemaId = clients.register("kept-value", SCHEMA).body();
            try (S3Client s3 = clients.s3()) {
                s3.createBucket(b -> b.bucket("kept"));
                StackClients.put(s3, "kept", "object", stack.kmsKeyArn(), RequestBody.fromString("content"));
            }
        }

        try (LocalStack stack = LocalStack.start(folder)) {
            StackClients clients = new StackClients(stack);
            clients.commit("kept", "another");
            assertThat(clients.committed("kept")).containsExactly("record", "another");
            assertThat(clients.register("kept-value", SCHEMA).body()).isEqualTo(schemaId);
            assertThat(clients.getFromRegistry("/subjects").body()).isEqualTo("[\"kept-value\"]");
            try (S3Client s3 = clients.s3()) {
                assertThat(s3.getObjectAsBytes(b -> b.bucket("kept").key("object"))
                                .asUtf8String())
                        .isEqualTo("content");
                assertThat(s3.headObject(b -> b.bucket("kept").key("object")).ssekmsKeyId())
                        .isEqualTo(stack.kmsKeyArn());
            }
        }
    }
}
