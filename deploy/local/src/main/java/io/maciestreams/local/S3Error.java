package io.maciestreams.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** An error as S3 answers it. */
record S3Error(int status, String code, String message) {

    void send(HttpExchange exchange) throws IOException {
        // A caller that is still writing would see a broken connection in place of the answer.
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        byte[] body = xml().getBytes(UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    private String xml() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + escaped(code) + "</Code><Message>"
                + escaped(message) + "</Message></Error>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
