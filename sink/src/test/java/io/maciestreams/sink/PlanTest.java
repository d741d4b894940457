package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    private static final Uuid TOPIC = Uuid.fromString("AAAAAAAAAAAAAAAAAAAAAQ");

    @ParameterizedTest
    @ValueSource(strings = {"", "macie-streams/", "a:b/", "two\nlines/", "with space/", "ü/"})
    void isReadBackAsItWasWrittenWhateverTheKeyPrefix(String prefix) {
        OffsetNote note =
                new OffsetNote(TOPIC, Optional.of(new Plan(1_234_567_890_123L, 42, prefix, Optional.empty())));

        assertThat(OffsetNote.decode(note.encode())).contains(note);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesTheDestinationOfTheSettings(boolean forAll) {
        S3Destination destination =
                new S3Destination("results", "444455556666", "a/b", "arn:aws:kms:us-east-1:111122223333:key/k");
        Plan plan = new Plan(7, -1, "ours/", Optional.of(new OwnDestination(forAll, destination)));

        assertThat(Plan.decode(plan.encode())).isEqualTo(plan);
    }

    @Test
    void isAbsentWhereNothingIsOpen() {
        assertThat(OffsetNote.decode(new OffsetNote(TOPIC, Optional.empty()).encode()))
                .contains(new OffsetNote(TOPIC, Optional.empty()));
    }

    @Test
    void nothingIsKnownOfAnOffsetThatSomebodyElseHasSet() {
        assertThat(OffsetNote.decode("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan-1:7:1:a/",
                "AAAAAAAAAAAAAAAAAAAAAQ plan-3:7:1:a",
                "AAAAAAAAAAAAAAAAAAAAAQ plan-2:7",
                "AAAAAAAAAAAAAAAAAAAAAQ plan-2:-7:1:a/",
                "AAAAAAAAAAAAAAAAAAAAAQ plan-2:x:1:a/",
                "something else"
            })
    void refusesWhatItDoesNotUnderstand(String metadata) {
        assertThatThrownBy(() -> OffsetNote.decode(metadata))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining(metadata);
    }
}
