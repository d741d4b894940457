package io.maciestreams.ingest.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An STS in memory: the access key of a session tells its account. */
public final class TestingSts implements AutoCloseable {

    /** The parameters of each AssumeRole. */
    public final List<Map<String, String>> assumed = new CopyOnWriteArrayList<>();

    private static final Pattern ACCESS_KEY = Pattern.compile("Credential=AKIA(\\d{12})/");
    private static final Pattern ROLE_ACCOUNT = Pattern.compile("arn:aws:iam::(\\d{12}):role/.+");

    private final HttpServer server;
    private final String ownAccount;
    private final Set<String> denied = new CopyOnWriteArraySet<>();

    /**
     * Starts the server on the loopback interface.
     *
     * @param ownAccount the account of all credentials that it has not given out
     */
    public TestingSts(String ownAccount) throws IOException {
        this.ownAccount = ownAccount;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Denies to assume roles of this account. */
    public void deny(String account) {
        denied.add(account);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form =
                    form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if ("AssumeRole".equals(form.get("Action"))) {
                assumeRole(exchange, form);
            } else {
                send(exchange, 200, identity(authorization));
            }
        }
    }

    private void assumeRole(HttpExchange exchange, Map<String, String> form) throws IOException {
        assumed.add(form);
        Matcher role = ROLE_ACCOUNT.matcher(form.getOrDefault("RoleArn", ""));
        if (!role.matches() || denied.contains(role.group(1))) {
            send(
                    exchange,
                    403,
                    "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                            + "<Message>not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>");
        } else {
            send(exchange, 200, session(role.group(1)));
        }
    }

    private static String session(String account) {
        return "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKIA" + account
                + "</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>"
                + Instant.now().plusSeconds(3600)
                + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
    }

    private String identity(String authorization) {
        Matcher key = ACCESS_KEY.matcher(authorization);
        return "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>"
                + (key.find() ? key.group(1) : ownAccount)
                + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1])));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
