package io.maciestreams.serdes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import com.sun.net.httpserver.HttpServer;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom {@link Undecodable} blames, asked through the real client about answers from a server that gives what it is told. */
class MisbehavingRegistryTest {

    private static final byte[] RECORD_OF_SCHEMA_1 = {0, 0, 0, 0, 1, 1};
    private static final String HTML = "<html><body>Please log in</body></html>";

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aSchemaThatTheRegistryDoesNotHaveIsTheRecordsFault() {
        answer(404, "{\"error_code\":40403,\"message\":\"Schema 1 not found\"}");

        assertThat(blame()).contains("undecodable: the registry has no schema of its id");
    }

    @Test
    void aCutOffAnswerIsNotTheRecordsFault() {
        answer(200, "{\"schema\":\"{\\\"type\\\":\\\"rec");

        assertThat(blame()).isEmpty();
    }

    @Test
    void aConnectionThatBreaksOffIsNotTheRecordsFault() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.close();
        });

        assertThat(blame()).isEmpty();
    }

    @Test
    void aPageInsteadOfASchemaIsNotTheRecordsFault() {
        answer(200, HTML);

        assertThat(blame()).isEmpty();
    }

    @Test
    void anAnswerWithoutSchemaIsNotTheRecordsFault() {
        answer(200, "{}");

        assertThat(blame()).isEmpty();
    }

    @Test
    void aProxysNotFoundIsNotTheRecordsFault() {
        answer(404, HTML);

        assertThat(blame()).isEmpty();
    }

    @Test
    void aWrongPathIsNotTheRecordsFault() {
        answer(404, "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");

        assertThat(blame()).isEmpty();
    }

    @Test
    void aRefusalIsNotTheRecordsFault() {
        answer(403, "{\"error_code\":40301,\"message\":\"Forbidden\"}");

        assertThat(blame()).isEmpty();
    }

    @Test
    void aCertificateThatNobodyTrustsIsNotTheRecordsFault() {
        assertThat(Undecodable.reason(new SerializationException("", new SSLHandshakeException("untrusted"))))
                .isEmpty();
    }

    private Optional<String> blame() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Exception failure = catchException(() -> new AvroSerdes(Map.of("schema.registry.url", url))
                .deserializer(Topics.FINDINGS)
                .deserialize(Topics.FINDINGS.name(), RECORD_OF_SCHEMA_1));
        return Undecodable.reason(failure);
    }

    private void answer(int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
