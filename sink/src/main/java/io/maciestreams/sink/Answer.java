package io.maciestreams.sink;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** What Kafka's admin client is asked for, waited for. */
final class Answer {

    private Answer() {}

    /**
     * Waits for it.
     *
     * @param what it tells, for the message of a failure
     * @throws IllegalStateException where Kafka does not answer, with its reason, or the thread is interrupted
     */
    static <T> T of(KafkaFuture<T> future, String what) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell " + what, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka was asked for " + what, e);
        }
    }
}
