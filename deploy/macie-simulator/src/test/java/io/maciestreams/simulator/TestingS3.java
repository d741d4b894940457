package io.maciestreams.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An S3 that takes whatever is put, keeps it with its headers, and refuses when it is told to. */
final class TestingS3 implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Map<String, Headers> headers = new ConcurrentSkipListMap<>();
    private final List<String> puts = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusal = new AtomicInteger();

    TestingS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on puts are answered with a status; 0 takes them again. */
    void refuse(int status) {
        refusal.set(status);
    }

    /** The result files by bucket and key. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        objects.forEach((path, content) -> {
            if (path.endsWith(".jsonl.gz")) {
                files.put(path, content);
            }
        });
        return files;
    }

    Set<String> paths() {
        return Set.copyOf(objects.keySet());
    }

    /** Every put that was taken, by bucket and key. */
    List<String> puts() {
        return List.copyOf(puts);
    }

    byte[] content(String path) {
        return Objects.requireNonNull(objects.get(path), path);
    }

    Headers headers(String path) {
        return Objects.requireNonNull(headers.get(path), path);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] content = exchange.getRequestBody().readAllBytes();
        int status = refusal.get() == 0 ? 200 : refusal.get();
        if (status == 200) {
            String path = exchange.getRequestURI().getPath().substring(1);
            puts.add(path);
            headers.put(path, exchange.getRequestHeaders());
            objects.put(path, content);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
