package io.maciestreams.sink;

import java.io.IOException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** How a text becomes a string; which text it was last is kept. */
final class TextForm implements JsonForm {

    private final Utf8 text = new Utf8();
    private boolean isKnown;

    @Override
    public void write(Decoder value, JsonBytes json) throws IOException {
        value.readString(text);
        isKnown = true;
        json.text(text.getBytes(), text.getByteLength());
    }

    /** The last text since {@link #forget()}; null where there was none. */
    @Nullable
    String last() {
        return isKnown ? text.toString() : null;
    }

    void forget() {
        isKnown = false;
    }
}
