package io.maciestreams.evolution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/** The schemas that were ever released, kept as {@code FOLDER/RECORD/N.avsc}, N counted from 1. */
record ReleasedSchemas(Path folder) {

    /** All versions of the record called {@code name}, oldest first. */
    List<Schema> versions(String name) throws IOException {
        List<Schema> versions = new ArrayList<>();
        for (int number = 1; Files.exists(file(name, number)); number++) {
            versions.add(new Schema.Parser().parse(Files.readString(file(name, number))));
        }
        return versions;
    }

    /**
     * Keeps a schema as the newest version, unless it is that already.
     *
     * @throws IllegalArgumentException where it is not compatible with an earlier version: those have readers and writers
     */
    void release(Schema schema) throws IOException {
        List<Schema> versions = versions(schema.getName());
        List<String> breaks = FullCompatibility.breaks(schema, versions);
        if (!breaks.isEmpty()) {
            throw new IllegalArgumentException(schema.getName() + " cannot be released: " + breaks);
        }
        // As text: the registry takes a changed description for a new version, Schema.equals does not.
        if (versions.isEmpty() || !versions.get(versions.size() - 1).toString().equals(schema.toString())) {
            Path file = file(schema.getName(), versions.size() + 1);
            Files.createDirectories(file.getParent());
            Files.writeString(file, SchemaFormatter.format("json/pretty", schema) + "\n");
        }
    }

    /** Names of the records that have a folder here. */
    List<String> names() {
        try (var folders = Files.list(folder)) {
            return folders.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name, int number) {
        return folder.resolve(name).resolve(number + ".avsc");
    }
}
