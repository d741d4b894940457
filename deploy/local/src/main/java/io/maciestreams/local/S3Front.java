package io.maciestreams.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The S3 endpoint of the stack: takes KMS key ARNs as S3 does, and passes everything else on to S3Mock as it is. */
public final class S3Front implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(S3Front.class);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final S3Relay relay;
    private final KmsKey key;

    private S3Front(HttpServer server, S3Relay relay, KmsKey key) {
        this.server = server;
        this.relay = relay;
        this.key = key;
    }

    /** Starts a front on a free port of this machine before the S3Mock at an address. */
    public static S3Front start(URI s3, KmsKey key) {
        // Without it every small answer waits some 40 ms for the acknowledgement of its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            S3Front front = new S3Front(server, new S3Relay(s3, key), key);
            front.listen();
            return front;
        } catch (IOException e) {
            throw new StackException("The front of the S3 server did not start: " + e, e);
        }
    }

    private void listen() {
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public URI endpoint() {
        return LoopbackHttp.address(server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (IOException | RuntimeException e) {
            // The caller sees a broken connection, as from S3, and tries again.
            log.warn("A request to the S3 server broke off", e);
            throw e;
        } finally {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Optional<String> unknownKey = unknownKey(exchange);
        if (unknownKey.isPresent()) {
            new S3Error(400, "KMS.NotFoundException", "Key '" + unknownKey.get() + "' does not exist").send(exchange);
            return;
        }
        try {
            relay.pass(exchange);
        } catch (ConnectException e) {
            new S3Error(503, "ServiceUnavailable", "The S3 server does not run").send(exchange);
        }
    }

    private Optional<String> unknownKey(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault(KmsKey.HEADER, List.of()).stream()
                .filter(key::isNot)
                .findFirst();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
