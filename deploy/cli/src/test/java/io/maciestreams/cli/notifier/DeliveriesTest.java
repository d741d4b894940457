package io.maciestreams.cli.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maciestreams.avro.Alert;
import io.maciestreams.avro.DeadLetter;
import io.maciestreams.service.ServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final TopicPartition PARTITION = new TopicPartition("macie.alerts", 0);
    private static final Deserializer<Alert> NUMBERS = (topic, bytes) -> {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("/", 2);
        return Alerts.about(parts[0], Integer.parseInt(parts[1]));
    };

    private final MockProducer<String, SpecificRecord> producer =
            new MockProducer<>(true, null, new StringSerializer(), (topic, value) -> new byte[0]);

    @Test
    void aSubjectThatFailsHoldsUpItsOwnAlertsOnly() throws Exception {
        try (Receiver receiver = Receiver.start(failingFor("broken"))) {
            Deliveries deliveries = deliveries(receiver, 1_000_000);
            add(deliveries, "broken/0", "well/1", "broken/2", "other/3", "well/4");

            await().until(() -> deliveries.open() == 2);
            assertThat(deliveries.committable()).containsExactlyEntriesOf(Map.of(PARTITION, 0L));
            assertThat(accepted(receiver)).containsExactlyInAnyOrder(1, 3, 4).containsSubsequence(1, 4);
            deliveries.stop();
            assertThat(receiver.requests()).noneMatch(request -> number(request) == 2);
        }
    }

    @Test
    void givesUpAfterItsRetriesAndGoesOnWithTheNext() throws Exception {
        try (Receiver receiver = Receiver.start(failingFor("broken"))) {
            Deliveries deliveries = deliveries(receiver, 2);
            add(deliveries, "broken/0", "broken/1");

            await().until(() -> deliveries.open() == 0);
            assertThat(deliveries.committable()).containsExactlyEntriesOf(Map.of(PARTITION, 2L));
            assertThat(receiver.requests()).extracting(DeliveriesTest::number).containsExactly(0, 0, 0, 1, 1, 1);
            assertThat(producer.history())
                    .extracting(record -> ((DeadLetter) record.value()).getReason())
                    .containsExactly(
                            "the webhook answered 503 (attempts: 3)", "the webhook answered 503 (attempts: 3)");
            deliveries.stop();
        }
    }

    @Test
    void doesNotGoOnWhereKafkaTakesNoDeadLetter() throws Exception {
        producer.sendException = new org.apache.kafka.common.KafkaException("no");
        try (Receiver receiver = Receiver.start(failingFor("broken"))) {
            Deliveries deliveries = deliveries(receiver, 0);
            add(deliveries, "broken/0");

            await().untilAsserted(() -> assertThatThrownBy(deliveries::requireWell)
                    .satisfiesAnyOf(
                            failure -> assertThat(failure).isInstanceOf(ServiceException.class),
                            failure -> assertThat(failure).hasRootCauseMessage("no")));
            assertThat(deliveries.committable()).containsExactlyEntriesOf(Map.of(PARTITION, 0L));
            deliveries.stop();
        }
    }

    private static Function<Receiver.Request, Receiver.Behaviour> failingFor(String bucket) {
        return request ->
                request.json().get("subject").asText().endsWith(bucket) ? Receiver.status(503) : Receiver.ACCEPT;
    }

    private Deliveries deliveries(Receiver receiver, int retries) {
        NotifierConfig config = new NotifierConfig(Map.of(
                "kafka.bootstrap.servers", "127.0.0.1:1",
                "schema.registry.url", "mock://none",
                "webhook.url", receiver.url(),
                "webhook.retries", String.valueOf(retries),
                "webhook.retry.backoff.ms", "1",
                "webhook.retry.backoff.max.ms", "20"));
        Webhook webhook = new Webhook(config, Clock.systemUTC());
        DeadLetters deadLetters = new DeadLetters(producer, Clock.systemUTC());
        return new Deliveries(new Sender(config, NUMBERS, webhook, deadLetters), 2);
    }

    private static void add(Deliveries deliveries, String... alerts) {
        for (int i = 0; i < alerts.length; i++) {
            String subject = alerts[i].substring(0, alerts[i].indexOf('/'));
            deliveries.add(new ConsumerRecord<>(
                    PARTITION.topic(), PARTITION.partition(), i, subject, alerts[i].getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static List<Integer> accepted(Receiver receiver) {
        return receiver.requests().stream()
                .filter(Receiver.Request::accepted)
                .map(DeliveriesTest::number)
                .toList();
    }

    private static int number(Receiver.Request request) {
        return Integer.parseInt(request.json().get("id").asText(), 16);
    }
}
