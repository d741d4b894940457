package io.maciestreams.processor.siem;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;

/** The files in which a schema defines itself; they are not kept here, so tests that need one are skipped without it. */
final class Definitions {

    private Definitions() {}

    /** The file that a system property names; skips the test, with a line, where none is named. */
    static Path named(String property) {
        String file = System.getProperty(property);
        return file == null ? abort("Skipped: no definitions, name their file with -D" + property) : Path.of(file);
    }
}
