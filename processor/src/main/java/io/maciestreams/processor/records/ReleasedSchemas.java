package io.maciestreams.processor.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.SchemaStore;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that records in state stores were ever released with: resources {@code released/RECORD/N.avsc}, N counted
 * from 1.
 */
final class ReleasedSchemas {

    private ReleasedSchemas() {}

    /**
     * All versions of a record, today's among them.
     *
     * @throws IllegalStateException where it is not
     */
    static SchemaStore upTo(Schema today) {
        SchemaStore.Cache versions = new SchemaStore.Cache();
        versions(today.getName()).forEach(versions::addSchema);
        if (versions.findByFingerprint(SchemaNormalization.parsingFingerprint64(today)) == null) {
            throw new IllegalStateException(today.getFullName()
                    + " is kept in state, but not released as it is now; see Upgrades in the README");
        }
        return versions;
    }

    /** All versions of the record called {@code name}, oldest first. */
    static List<Schema> versions(String name) {
        List<Schema> versions = new ArrayList<>();
        URL file = file(name, 1);
        while (file != null) {
            versions.add(read(file));
            file = file(name, versions.size() + 1);
        }
        return versions;
    }

    private static @Nullable URL file(String name, int number) {
        return ReleasedSchemas.class.getResource("/released/" + name + "/" + number + ".avsc");
    }

    private static Schema read(URL file) {
        try (InputStream text = file.openStream()) {
            return new Schema.Parser().parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
