package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class JsonBytesTest {

    private final JsonBytes json = new JsonBytes();

    @Property
    void aTimeIsThatOfAnInstantInWholeSeconds(@ForAll long epochMillis) {
        assertThat(time(epochMillis)).isEqualTo(instant(epochMillis));
    }

    @Example
    void timesOfFourDigitYearsAsWell() {
        for (long millis = -62_167_219_200_000L; millis < 253_402_300_800_000L; millis += 86_399_999_999L) {
            assertThat(time(millis)).isEqualTo(instant(millis));
        }
    }

    @Property
    void aTextIsReadAsItWas(@ForAll @StringLength(max = 40) String text) throws Exception {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

        json.clear();
        json.text(utf8, utf8.length);

        assertThat(new JsonMapper().readTree(written()).textValue())
                .isEqualTo(new String(utf8, StandardCharsets.UTF_8));
    }

    @Test
    void eachAsciiCharacterAtEachPlaceIsReadAsItWas() throws Exception {
        for (int place = 0; place < 17; place++) {
            for (char ascii = 0; ascii < 128; ascii++) {
                String text = "x".repeat(place) + ascii + "~".repeat(17 - place);
                json.clear();
                json.text(JsonBytes.ascii(text), text.length());
                assertThat(new JsonMapper().readTree(written()).textValue()).isEqualTo(text);
            }
        }
    }

    private String time(long epochMillis) {
        json.clear();
        json.time(epochMillis);
        return written();
    }

    private static String instant(long epochMillis) {
        return "\"" + Instant.ofEpochSecond(Math.floorDiv(epochMillis, 1000L)) + "\"";
    }

    private String written() {
        return StandardCharsets.UTF_8.decode(json.buffer()).toString();
    }
}
