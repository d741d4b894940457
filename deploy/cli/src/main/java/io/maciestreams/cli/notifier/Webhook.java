package io.maciestreams.cli.notifier;

import io.maciestreams.avro.Alert;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts alerts to one address. */
final class Webhook {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final HttpClient client;
    private final URI url;
    private final AlertForm form;
    private final Optional<Signature> signature;
    private final Duration timeout;
    private final Clock clock;
    private volatile Instant closedUntil = Instant.EPOCH;

    Webhook(NotifierConfig config, Clock clock) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.timeout())
                .build();
        this.url = config.url();
        this.form = config.form();
        this.signature = config.signature();
        this.timeout = config.timeout();
        this.clock = clock;
    }

    /** How long the receiver still wants no request at all; empty where it takes them. */
    Optional<Duration> closedFor() {
        Duration left = Duration.between(clock.instant(), closedUntil);
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    /** Posts an alert and waits for the whole answer, as long as the timeout lets it. */
    Answer post(Alert alert) throws InterruptedException {
        CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(request(alert), BodyHandlers.discarding());
        try {
            return answer(sent.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Answer.none("nothing within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            // An exception's message may hold the address.
            return Answer.none(Objects.requireNonNull(e.getCause()).getClass().getSimpleName());
        } finally {
            sent.cancel(true);
        }
    }

    private HttpRequest request(Alert alert) {
        byte[] body = form.body(alert).getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "macie-streams")
                .header(IDEMPOTENCY_KEY, AlertForm.idempotencyKey(alert))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signature.ifPresent(secret -> secret.sign(body, clock.instant()).forEach(request::header));
        return request.build();
    }

    private Answer answer(HttpResponse<Void> response) {
        Optional<Duration> retryAfter =
                response.headers().firstValue("Retry-After").flatMap(value -> RetryAfter.parse(value, clock.instant()));
        // It speaks for the receiver, not for one alert.
        retryAfter.ifPresent(rest -> closedUntil = clock.instant().plus(rest));
        return Answer.of(response.statusCode(), retryAfter);
    }
}
