package io.maciestreams.evolution;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** The registry's rule FULL_TRANSITIVE, without a registry: a schema reads what all earlier ones wrote, and they what it writes. */
final class FullCompatibility {

    private FullCompatibility() {}

    /** What stands against {@code schema} beside its earlier versions, oldest first; empty where nothing does. */
    static List<String> breaks(Schema schema, List<Schema> earlier) {
        List<String> breaks = new ArrayList<>();
        for (int number = 1; number <= earlier.size(); number++) {
            Schema version = earlier.get(number - 1);
            for (Incompatibility reason : reading(schema, version)) {
                breaks.add("it cannot read version " + number + ": " + describe(reason));
            }
            for (Incompatibility reason : reading(version, schema)) {
                breaks.add("version " + number + " cannot read it: " + describe(reason));
            }
        }
        return breaks;
    }

    private static List<Incompatibility> reading(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities();
    }

    private static String describe(Incompatibility reason) {
        return reason.getType() + " at " + reason.getLocation() + ", " + reason.getMessage();
    }
}
