package io.maciestreams.cli.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.Alert;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {

    private static final Alert ALERT = Alerts.about("bucket-a", 7);

    @ParameterizedTest
    @CsvSource({
        "200, true, false", "204, true, false", "301, false, true", "307, false, true", "400, false, true",
        "401, false, true", "404, false, true", "408, false, false", "410, false, true", "429, false, false",
        "500, false, false", "503, false, false"
    })
    void knowsWhatIsDeliveredAndWhatIsFinal(int status, boolean delivered, boolean isFinal) throws Exception {
        Answer answer = answerOf(Receiver.status(status));

        assertThat(answer.isDelivered()).isEqualTo(delivered);
        assertThat(answer.isFinal()).isEqualTo(isFinal);
    }

    @Test
    void takesASlowAnswer() throws Exception {
        assertThat(answerOf(Receiver.SLOWLY).isDelivered()).isTrue();
    }

    @Test
    void doesNotWaitForOneThatHangs() throws Exception {
        assertThat(answerOf(Receiver.HANG).what()).contains("nothing within");
    }

    @Test
    void doesNotWaitForTheRestOfAnAnswer() throws Exception {
        assertThat(answerOf(Receiver.HANG_IN_THE_BODY).isDelivered()).isFalse();
    }

    @Test
    void sendsAgainWhereTheConnectionIsClosed() throws Exception {
        Answer answer = answerOf(Receiver.CLOSE);

        assertThat(answer.isDelivered()).isFalse();
        assertThat(answer.isFinal()).isFalse();
    }

    @Test
    void doesNotFollowARedirect() throws Exception {
        try (Receiver elsewhere = Receiver.start(request -> Receiver.ACCEPT);
                Receiver receiver = Receiver.start(request -> Receiver.status(307, "Location", elsewhere.url()))) {
            assertThat(webhook(receiver, Map.of()).post(ALERT).isFinal()).isTrue();
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void isClosedForAsLongAsTheReceiverAsks() throws Exception {
        try (Receiver receiver = Receiver.start(request -> Receiver.status(429, "Retry-After", "120"))) {
            Webhook webhook = webhook(receiver, Map.of());
            Answer answer = webhook.post(ALERT);

            assertThat(answer.restAfter(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(120));
            assertThat(webhook.closedFor()).hasValueSatisfying(rest -> assertThat(rest)
                    .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120)));
        }
    }

    @Test
    void postsTheAlertWithItsKeyAndASignatureThatOpensslVerifies() throws Exception {
        try (Receiver receiver = Receiver.start(request -> Receiver.ACCEPT)) {
            webhook(receiver, Map.of("webhook.hmac.secret", "s3cret")).post(ALERT);

            Receiver.Request request = receiver.requests().get(0);
            assertThat(request.json().get("ruleId").asText()).isEqualTo("credentials-found");
            assertThat(request.headers())
                    .containsEntry("Idempotency-Key", ALERT.getId() + "-OPEN-1-" + Alerts.SEEN.toEpochMilli())
                    .containsEntry("Content-Type", "application/json; charset=utf-8");
            String timestamp = request.headers().get("Macie-Streams-Timestamp");
            assertThat(request.headers().get("Macie-Streams-Signature"))
                    .isEqualTo("v1=" + Openssl.hmacSha256("s3cret", timestamp + "." + request.body()));
        }
    }

    @Test
    void postsTextForSlackInWhichNothingIsALink() throws Exception {
        Alert alert = Alert.newBuilder(ALERT)
                .setDescription("<!channel> & more\u001b[2J")
                .build();
        try (Receiver receiver = Receiver.start(request -> Receiver.ACCEPT)) {
            webhook(receiver, Map.of("webhook.format", "slack")).post(alert);

            assertThat(receiver.requests().get(0).json().get("text").asText())
                    .isEqualTo("2026-11-20T10:15:30Z HIGH     OPEN     credentials-found bucket-a: "
                            + "&lt;!channel&gt; &amp; more?[2J");
        }
    }

    private static Answer answerOf(Receiver.Behaviour behaviour) throws IOException, InterruptedException {
        try (Receiver receiver = Receiver.start(request -> behaviour)) {
            return webhook(receiver, Map.of()).post(ALERT);
        }
    }

    private static Webhook webhook(Receiver receiver, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("kafka.bootstrap.servers", "127.0.0.1:1");
        settings.put("schema.registry.url", "mock://none");
        settings.put("webhook.url", receiver.url());
        settings.put("webhook.timeout.ms", "2000");
        return new Webhook(new NotifierConfig(settings), Clock.systemUTC());
    }
}
