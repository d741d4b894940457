package io.maciestreams.local;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Passes one request on to S3Mock and its answer back, both as streams, and names the KMS key as each side knows it. */
record S3Relay(URI s3, KmsKey key, HttpClient client) {
    // Headers that belong to one connection; either side sets its own. (Host, too: our client does not let it be
    // chosen.)
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "content-length",
            "date",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    S3Relay(URI s3, KmsKey key) {
        this(s3, key, LoopbackHttp.client());
    }

    void pass(HttpExchange exchange) throws IOException {
        if (MultipartQuirks.isAbort(exchange) && exists(exchange)) {
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        HttpResponse<InputStream> answer = send(request(exchange));
        try (InputStream body = answer.body()) {
            copyHeaders(answer.headers(), exchange);
            exchange.sendResponseHeaders(answer.statusCode(), announcedLength(answer, exchange));
            try (OutputStream caller = exchange.getResponseBody()) {
                body.transferTo(caller);
            }
        }
    }

    private HttpRequest request(HttpExchange exchange) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target(exchange)).method(exchange.getRequestMethod(), body(exchange));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, key.toMock(name, value)));
            }
        });
        MultipartQuirks.keepKey(exchange, key, request);
        return request.build();
    }

    private boolean exists(HttpExchange exchange) throws IOException {
        HttpRequest head = HttpRequest.newBuilder(
                        URI.create(s3 + exchange.getRequestURI().getRawPath()))
                .method("HEAD", BodyPublishers.noBody())
                .build();
        HttpResponse<InputStream> answer = send(head);
        answer.body().close();
        return answer.statusCode() == 200;
    }

    private URI target(HttpExchange exchange) {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery();
        return URI.create(s3 + asked.getRawPath() + (query == null ? "" : "?" + query));
    }

    private static BodyPublisher body(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        boolean chunked = headers.containsKey("Transfer-Encoding");
        long length = Long.parseLong(
                headers.getOrDefault("Content-Length", List.of("0")).get(0));
        if (length == 0 && !chunked) {
            return BodyPublishers.noBody();
        }
        BodyPublisher stream = BodyPublishers.ofInputStream(exchange::getRequestBody);
        return chunked ? stream : BodyPublishers.fromPublisher(stream, length);
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The stack is stopping");
        }
    }

    private void copyHeaders(HttpHeaders answer, HttpExchange exchange) {
        answer.map().forEach((name, values) -> {
            if (isPassedOn(name)) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, key.toCaller(name, value)));
            }
        });
        MultipartQuirks.nameKey(key, exchange.getResponseHeaders());
        if (exchange.getRequestMethod().equals("HEAD")) {
            answer.firstValue("content-length")
                    .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
        }
    }

    /** The length as HttpExchange wants it: -1 for no body, 0 for one of unknown length. */
    private static long announcedLength(HttpResponse<?> answer, HttpExchange exchange) {
        boolean bodiless =
                exchange.getRequestMethod().equals("HEAD") || answer.statusCode() == 204 || answer.statusCode() == 304;
        long length = answer.headers().firstValueAsLong("content-length").orElse(-1);
        return bodiless || length == 0 ? -1 : Math.max(0, length);
    }

    private static boolean isPassedOn(String header) {
        return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }
}
