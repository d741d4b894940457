package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.avro.DeadLetter;
import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    @Test
    void keepsTheBytesAndWhereTheyCameFrom() {
        DeadLetter letter = letter(new byte[] {1, 2});

        assertThat(letter.getReason()).isEqualTo("no good");
        assertThat(letter.getPayload()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
        assertThat(letter.getOrigin()).isEqualTo(Topics.CLASSIFICATION_RESULTS.name());
        assertThat(letter.getPartition()).isEqualTo(3);
        assertThat(letter.getOffset()).isEqualTo(7);
    }

    @Test
    void leavesWhatIsTooLargeWhereItIsAndSaysSo() {
        DeadLetter letter = letter(new byte[Topic.MAX_RECORD_BYTES]);

        assertThat(letter.getReason()).startsWith("no good").contains("stays where it came from");
        assertThat(letter.getPayload().remaining()).isZero();
    }

    @Test
    void saysNothingOfAPayloadThatThereNeverWas() {
        assertThat(letter(null).getReason()).isEqualTo("no good");
    }

    @SuppressWarnings("NullAway") // Kafka does not say that values may be null.
    private static DeadLetter letter(byte @Nullable [] value) {
        return DeadLetters.of(
                new ConsumerRecord<>(Topics.CLASSIFICATION_RESULTS.name(), 3, 7, "key", value),
                "no good",
                Instant.EPOCH);
    }
}
