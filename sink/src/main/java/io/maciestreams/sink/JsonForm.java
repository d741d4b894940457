package io.maciestreams.sink;

import java.io.IOException;
import org.apache.avro.io.Decoder;

/** How a value of an Avro type becomes JSON. */
@FunctionalInterface
interface JsonForm {

    /** Reads a value and writes it; of null it writes nothing. */
    void write(Decoder value, JsonBytes json) throws IOException;
}
