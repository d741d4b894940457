package io.maciestreams.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentsTest {

    private static final String FIRST = "{\"id\":\"a}\\\"[\",\"list\":[{\"n\":1}]}";
    private static final String SECOND = "{\"id\":\"b\\\\\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\n%s\n",
                "%s%s",
                "%s\r\n\r\n%s",
                "[%s,\n%s]",
                "[\n  %s,\n  %s\n]\n",
                "\u001e%s\n\u001e%s\n",
                "\ufeff%s %s"
            })
    void splitsEachForm(String form) throws Exception {
        assertThat(pieces(form.formatted(FIRST, SECOND))).containsExactly(FIRST, SECOND);
    }

    @Test
    void takesAnObjectOverSeveralLines() throws Exception {
        String indented = "{\n  \"id\": \"a\",\n  \"list\": [\n    {\n    }\n  ]\n}";

        assertThat(pieces(indented + "\n" + indented)).containsExactly(indented, indented);
    }

    @Test
    void goesOnBehindALineThatIsCutOffInsideAText() throws Exception {
        assertThat(pieces("{\"id\":\"cut\n" + SECOND)).containsExactly("! {\"id\":\"cut\n", SECOND);
    }

    @Test
    void goesOnBehindALineThatIsCutOffOutsideOfTexts() throws Exception {
        assertThat(pieces("{\"a\":{\"b\":1\n" + FIRST + "\n" + SECOND + "\n"))
                .containsExactly("! {\"a\":{\"b\":1\n", FIRST, SECOND);
    }

    @Test
    void goesOnBehindWhatIsNoObject() throws Exception {
        assertThat(pieces("no JSON {\n" + FIRST + "\n}\n" + SECOND))
                .containsExactly("! no JSON {", FIRST, "! }", SECOND);
    }

    @Test
    void saysWhatIsCutOffAtTheEnd() throws Exception {
        assertThat(pieces(FIRST + "\n{\"id\":")).containsExactly(FIRST, "! {\"id\":");
    }

    @Test
    void givesUpWhatIsTooLongAndGoesOn() throws Exception {
        String tooLong = "{\"id\":\"" + "x".repeat(200_000) + "\"}";

        List<String> pieces = pieces(tooLong + "\n" + SECOND, 1000);

        assertThat(pieces.get(0)).startsWith("! {\"id\":\"xxx");
        assertThat(pieces).last().isEqualTo(SECOND);
    }

    @Test
    void anEmptyFileHasNone() throws Exception {
        assertThat(pieces(" \n[]\n")).isEmpty();
    }

    private static List<String> pieces(String text) throws IOException {
        return pieces(text, 1_000_000);
    }

    // Faults are marked with an exclamation mark.
    private static List<String> pieces(String text, int maxBytes) throws IOException {
        JsonDocuments documents = new JsonDocuments(new ByteArrayInputStream(text.getBytes(UTF_8)), maxBytes);
        List<String> pieces = new ArrayList<>();
        for (JsonDocuments.Piece piece = documents.next(); piece != null; piece = documents.next()) {
            pieces.add((piece.fault() == null ? "" : "! ") + new String(piece.bytes(), UTF_8));
        }
        return pieces;
    }
}
