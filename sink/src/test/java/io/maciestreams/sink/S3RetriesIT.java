package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of S3's answers that are not final, from a server that gives the answers it is told. */
class S3RetriesIT {

    private static final S3Destination DESTINATION =
            new S3Destination("results", null, null, "arn:aws:kms:us-east-1:111122223333:key/k");
    private static final int BREAK_OFF = 0;

    private final Queue<Integer> answers = new ArrayDeque<>();
    private final HttpServer server = newServer();
    private final ObjectUploader uploader = new S3ObjectUploader(
            new S3Clients(new SinkConfig(Map.of(
                    "kafka.bootstrap.servers", "127.0.0.1:1",
                    "schema.registry.url", "http://127.0.0.1:1",
                    "s3.endpoint", "http://127.0.0.1:" + server.getAddress().getPort()))),
            Long.MAX_VALUE);

    @BeforeEach
    void start() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        uploader.close();
        server.stop(0);
    }

    @Test
    void triesAgainOnConflictsFailuresAndLostAnswers() {
        answers.addAll(List.of(409, 503, 500, BREAK_OFF, 200));

        assertThat(put()).isTrue();
        assertThat(answers).isEmpty();
    }

    @Test
    void takesA412AfterALostAnswerForAnExistingObject() {
        answers.addAll(List.of(BREAK_OFF, 412));

        assertThat(put()).isFalse();
    }

    @Test
    void doesNotTryAgainWhereAccessIsDenied() {
        answers.addAll(List.of(403, 200));

        assertThatThrownBy(this::put).isInstanceOf(ServiceException.class).hasMessageContaining("denies access");
        assertThat(answers).containsExactly(200);
    }

    @Test
    void givesUpAfterSixAttempts() {
        answers.addAll(List.of(503, 503, 503, 503, 503, 503, 200));

        assertThatThrownBy(this::put).isInstanceOf(ServiceException.class).hasMessageContaining("503");
        assertThat(answers).containsExactly(200);
    }

    private boolean put() {
        return uploader.putIfAbsent(DESTINATION, "a.gz", new ObjectBytes(List.of(new byte[] {1})), Map.of());
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        int status = answers.remove();
        if (status != BREAK_OFF) {
            exchange.getResponseHeaders().set("x-amz-server-side-encryption", "aws:kms");
            exchange.getResponseHeaders()
                    .set("x-amz-server-side-encryption-aws-kms-key-id", DESTINATION.getKmsKeyArn());
            exchange.getResponseHeaders().set("ETag", "\"e\"");
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("No port for a server", e);
        }
    }
}
