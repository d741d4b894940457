package io.maciestreams.ingest.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.macie2.Macie2Client;

/** A server that has one answer to everything, and the real client to ask it: so JSON becomes the SDK's model. */
public final class AnsweringMacie implements AutoCloseable {

    private final HttpServer server;
    private volatile long missing;
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    /** Starts a server with this answer on the loopback interface. */
    public AnsweringMacie(String json) throws IOException {
        this(200, "", json);
    }

    private AnsweringMacie(int status, String errorType, String json) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = json.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> answer(exchange, status, errorType, answer));
        server.start();
    }

    /** Starts a server that answers with this error. */
    public static AnsweringMacie refusing(int status, String code) throws IOException {
        return new AnsweringMacie(status, code, "{\"message\":\"as planned\"}");
    }

    /** Starts a server that breaks off in the middle of each answer. */
    public static AnsweringMacie breakingOff(String json) throws IOException {
        AnsweringMacie macie = new AnsweringMacie(json);
        macie.missing = json.length();
        return macie;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many requests have come. */
    public int requests() {
        return authorizations.size();
    }

    /** The Authorization header of each request. */
    public List<String> authorizations() {
        return authorizations;
    }

    /** A client, with interceptors or without. */
    public Macie2Client client(ExecutionInterceptor... interceptors) {
        return Macie2Client.builder()
                .overrideConfiguration(configuration -> configuration.executionInterceptors(List.of(interceptors)))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .endpointOverride(endpoint())
                .build();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, int status, String errorType, byte[] json) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            if (!errorType.isEmpty()) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", errorType);
            }
            exchange.sendResponseHeaders(status, json.length + missing);
            exchange.getResponseBody().write(json);
        }
    }
}
