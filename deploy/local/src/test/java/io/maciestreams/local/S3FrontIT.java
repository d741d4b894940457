package io.maciestreams.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3FrontIT {
    private static final KmsKey KEY =
            new KmsKey("arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f");

    private record Received(String method, String target, Headers headers, String body) {}

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final HttpClient client = LoopbackHttp.client();
    private final HttpServer s3;
    private volatile int status = 412;
    private volatile String keptKey = "";
    private final S3Front front;

    S3FrontIT() throws IOException {
        s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front = S3Front.start(LoopbackHttp.address(s3.getAddress().getPort()), KEY);
    }

    @BeforeEach
    void listen() {
        s3.createContext("/", this::record);
        s3.start();
    }

    @AfterEach
    void stop() {
        front.close();
        s3.stop(0);
    }

    private void record(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        received.add(new Received(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        exchange.getResponseHeaders().add(KmsKey.HEADER, KEY.id());
        exchange.getResponseHeaders().add("ETag", "\"e\"");
        if (!keptKey.isEmpty()) {
            exchange.getResponseHeaders().add("x-amz-meta-stack-kms-key-id", keptKey);
        }
        byte[] answer = "answer".getBytes(UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().add("Content-Length", "4711");
        }
        exchange.sendResponseHeaders(status, head ? -1 : answer.length);
        exchange.getResponseBody().write(head ? new byte[0] : answer);
        exchange.close();
    }

    @Test
    void passesRequestAndAnswerOnUntouched() throws Exception {
        String target = "/bucket/a%2Fb//c%20d+e?partNumber=1&uploadId=a%2Bb&x-id";

        HttpResponse<String> answer = send(request(target)
                .header("x-amz-acl", "bucket-owner-full-control")
                .header("x-amz-meta-list", "1")
                .header("x-amz-meta-list", "2")
                .PUT(BodyPublishers.ofString("5;chunk-signature=0\r\nhello\r\n")));

        Received request = received.take();
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.target()).isEqualTo(target);
        assertThat(request.body()).isEqualTo("5;chunk-signature=0\r\nhello\r\n");
        assertThat(request.headers().get("x-amz-acl")).containsExactly("bucket-owner-full-control");
        assertThat(request.headers().get("x-amz-meta-list")).containsExactlyInAnyOrder("1", "2");
        assertThat(request.headers().getFirst("Content-Length")).isEqualTo("28");
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).isEqualTo("answer");
        assertThat(answer.headers().firstValue("ETag")).contains("\"e\"");
    }

    @Test
    void namesKeyAsEachSideKnowsIt() throws Exception {
        HttpResponse<String> answer =
                send(request("/bucket/key").header(KmsKey.HEADER, KEY.arn()).PUT(BodyPublishers.noBody()));

        assertThat(received.take().headers().get(KmsKey.HEADER)).containsExactly(KEY.id());
        assertThat(answer.headers().allValues(KmsKey.HEADER)).containsExactly(KEY.arn());
    }

    @Test
    void refusesForeignKeyWithoutAskingS3() throws Exception {
        String foreign = KEY.arn().replace("us-east-1", "eu-west-1");

        HttpResponse<String> answer = send(request("/bucket/key")
                .header(KmsKey.HEADER, foreign)
                .PUT(BodyPublishers.ofByteArray(new byte[10_000_000])));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>KMS.NotFoundException</Code>", foreign);
        assertThat(received).isEmpty();
    }

    @Test
    void letsS3KeepTheKeyOfAnUploadInParts() throws Exception {
        send(request("/bucket/key?uploads").header(KmsKey.HEADER, KEY.arn()).POST(BodyPublishers.noBody()));

        assertThat(received.take().headers().get("x-amz-meta-stack-kms-key-id")).containsExactly(KEY.id());
    }

    @Test
    void namesAKeptKeyWhereS3NamesIt() throws Exception {
        keptKey = KEY.id();

        HttpResponse<String> answer = send(request("/bucket/key").GET());

        assertThat(answer.headers().allValues(KmsKey.HEADER)).containsExactly(KEY.arn());
        assertThat(answer.headers().allValues("x-amz-server-side-encryption")).containsExactly("aws:kms");
        assertThat(answer.headers().allValues("x-amz-meta-stack-kms-key-id")).isEmpty();
    }

    @Test
    void abortsAnUploadWithoutTheObjectThatHasItsKey() throws Exception {
        status = 200;

        HttpResponse<String> answer = send(request("/bucket/key?uploadId=u").DELETE());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(received.take().method()).isEqualTo("HEAD");
        assertThat(received).isEmpty();
    }

    @Test
    void passesOnTheAbortOfAnUploadWhoseKeyIsFree() throws Exception {
        send(request("/bucket/key?uploadId=u").DELETE());

        assertThat(received.take().method()).isEqualTo("HEAD");
        assertThat(received.take().method()).isEqualTo("DELETE");
    }

    @Test
    void keepsLengthInAnswerToHead() throws Exception {
        HttpResponse<String> answer = send(request("/bucket/key").method("HEAD", BodyPublishers.noBody()));

        assertThat(received.take().method()).isEqualTo("HEAD");
        assertThat(answer.headers().allValues("Content-Length")).isEqualTo(List.of("4711"));
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void saysSoWhenS3DoesNotRun() throws Exception {
        s3.stop(0);

        HttpResponse<String> answer = send(request("/bucket/key").GET());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("<Code>ServiceUnavailable</Code>");
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(front.endpoint() + target));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
