package io.maciestreams.cli.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A webhook on a real HTTP server of this machine, as well or badly behaved as it is told to be. */
final class Receiver implements AutoCloseable {

    /** What it does with a request. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** One request that came in whole, and whether it was answered well. */
    record Request(Map<String, String> headers, String body, boolean accepted) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Function<Request, Behaviour> behaviour;

    private Receiver(HttpServer server, Function<Request, Behaviour> behaviour) {
        this.server = server;
        this.behaviour = behaviour;
    }

    static Receiver start(Function<Request, Behaviour> behaviour) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Receiver receiver = new Receiver(server, behaviour);
        server.createContext("/hook", receiver::handle);
        server.setExecutor(receiver.threads);
        server.start();
        return receiver;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        String body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Behaviour answer = behaviour.apply(new Request(headers, body, false));
        requests.add(new Request(headers, body, answer == ACCEPT || answer == SLOWLY));
        answer.answer(exchange);
    }

    static final Behaviour ACCEPT = status(204);

    /** After half a second. */
    static final Behaviour SLOWLY = exchange -> {
        pause(500);
        status(200).answer(exchange);
    };

    /** Never, as far as a notifier is concerned. */
    static final Behaviour HANG = exchange -> {
        pause(30_000);
        exchange.close();
    };

    /** An answer that begins, and does not end. */
    static final Behaviour HANG_IN_THE_BODY = exchange -> {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
        pause(30_000);
        exchange.close();
    };

    static final Behaviour CLOSE = HttpExchange::close;

    static Behaviour status(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    static Behaviour status(int status, String header, String value) {
        return exchange -> {
            exchange.getResponseHeaders().set(header, value);
            status(status).answer(exchange);
        };
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** In the order in which they came. */
    List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
