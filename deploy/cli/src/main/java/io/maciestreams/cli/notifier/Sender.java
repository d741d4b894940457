package io.maciestreams.cli.notifier;

import io.maciestreams.avro.Alert;
import io.maciestreams.cli.alerts.AlertFilter;
import io.maciestreams.serdes.Undecodable;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends an alert once, and says what is to come of it. */
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final Deserializer<Alert> deserializer;
    private final AlertFilter filter;
    private final Webhook webhook;
    private final Patience patience;
    private final DeadLetters deadLetters;

    Sender(NotifierConfig config, Deserializer<Alert> deserializer, Webhook webhook, DeadLetters deadLetters) {
        this.deserializer = deserializer;
        this.filter = config.filter();
        this.webhook = webhook;
        this.patience = config.patience();
        this.deadLetters = deadLetters;
    }

    /**
     * Sends the alert, unless it is not wanted; gives it up to the dead letters where sending it again is of no use.
     *
     * @return the rest before the next attempt; empty once it is done
     */
    Optional<Duration> attempt(Delivery delivery) throws InterruptedException {
        Alert alert;
        try {
            alert = deserializer.deserialize(
                    delivery.record().topic(), delivery.record().value());
        } catch (RuntimeException e) {
            deadLetters.giveUp(delivery, null, Undecodable.reason(e).orElseThrow(() -> e));
            return Optional.empty();
        }
        if (alert == null || !filter.accepts(alert)) {
            return Optional.empty();
        }
        return send(delivery, alert);
    }

    private Optional<Duration> send(Delivery delivery, Alert alert) throws InterruptedException {
        Optional<Duration> closed = webhook.closedFor();
        if (closed.isPresent()) {
            return closed;
        }
        Answer answer = webhook.post(alert);
        if (answer.isDelivered()) {
            return Optional.empty();
        }
        int failures = delivery.failed();
        if (answer.isFinal() || patience.endsAfter(failures)) {
            deadLetters.giveUp(delivery, alert.getId(), answer.what() + " (attempts: " + failures + ")");
            return Optional.empty();
        }
        LOG.warn("Alert {} is sent again: {}", alert.getId(), answer.what());
        return Optional.of(answer.restAfter(patience.restAfter(failures)));
    }
}
