package io.maciestreams.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** HTTP requests to programs on this machine. */
public final class LoopbackHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final HttpClient CLIENT = client();

    private LoopbackHttp() {}

    /** A client that never goes through a proxy. */
    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(PATIENCE)
                .build();
    }

    static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    static boolean isOk(URI address) {
        try {
            return send(HttpRequest.newBuilder(address)).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * The body of what is there.
     *
     * @throws IOException without an answer, or with another than 200
     */
    public static String get(URI address) throws IOException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address));
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + address + " was answered with HTTP " + answer.statusCode());
        }
        return answer.body();
    }

    static HttpResponse<String> put(URI address, String json) throws IOException {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for an answer", e);
        }
    }
}
