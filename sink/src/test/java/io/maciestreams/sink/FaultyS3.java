package io.maciestreams.sink;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Stands before a real S3 server and does to one operation what it is told; everything else passes. */
final class FaultyS3 implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "date", "expect", "host", "transfer-encoding");

    private record Armed(S3Operation operation, S3Fault fault, AtomicInteger left, CountDownLatch mended) {}

    /** A request at which a process is held for good, before or after S3 has done what was asked. */
    private record Gate(
            Predicate<HttpExchange> deny, Predicate<HttpExchange> hold, boolean afterSuccess, CountDownLatch reached) {}

    private final URI s3;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile Armed armed =
            new Armed(S3Operation.PUT_OBJECT, S3Fault.INTERNAL_ERROR, new AtomicInteger(), new CountDownLatch(0));

    private volatile Gate gate = new Gate(any -> false, any -> false, false, new CountDownLatch(0));

    FaultyS3(URI s3) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.s3 = s3;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void arm(S3Operation operation, S3Fault fault) {
        faults.set(0);
        armed = new Armed(operation, fault, new AtomicInteger(fault.times), new CountDownLatch(1));
    }

    /** Denies and holds requests; the latch opens when one is held. */
    CountDownLatch hold(Predicate<HttpExchange> deny, Predicate<HttpExchange> hold, boolean afterSuccess) {
        armed = new Armed(S3Operation.PUT_OBJECT, S3Fault.ACCESS_DENIED, new AtomicInteger(), new CountDownLatch(1));
        gate = new Gate(deny, hold, afterSuccess, new CountDownLatch(1));
        return gate.reached();
    }

    void mend() {
        gate = new Gate(any -> false, any -> false, false, new CountDownLatch(0));
        armed.left().set(0);
        armed.mended().countDown();
    }

    int faults() {
        return faults.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Armed now = armed;
            boolean hit =
                    S3Operation.of(exchange).filter(now.operation()::equals).isPresent()
                            && now.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            Gate closed = gate;
            if (hit || closed.deny().test(exchange)) {
                faults.incrementAndGet();
                fail(exchange, now);
            } else if (closed.hold().test(exchange)) {
                hold(exchange, closed, now.mended());
            } else {
                answer(exchange, pass(exchange));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Where nothing is answered, closing the exchange breaks the connection.
    private void fail(HttpExchange exchange, Armed now) throws IOException, InterruptedException {
        switch (now.fault()) {
            case BROKEN_CONNECTION -> {}
            case TIMEOUT -> now.mended().await();
            case ANSWER_LOST_AFTER_SUCCESS -> pass(exchange);
            default -> {
                exchange.getRequestBody().readAllBytes();
                byte[] body = now.fault().body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/xml");
                exchange.sendResponseHeaders(now.fault().status, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private void hold(HttpExchange exchange, Gate closed, CountDownLatch mended)
            throws IOException, InterruptedException {
        if (closed.afterSuccess()) {
            pass(exchange);
        }
        closed.reached().countDown();
        mended.await();
    }

    private HttpResponse<byte[]> pass(HttpExchange exchange) throws IOException, InterruptedException {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(s3 + asked.getRawPath() + query))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, List.copyOf(values));
            }
        });
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.statusCode(), bodiless ? -1 : answer.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        mend();
        server.stop(0);
        threads.shutdownNow();
    }
}
