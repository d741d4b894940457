package io.maciestreams.processor.siem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The tables of {@code src/test/resources/siem}, or files that are named in their place. */
final class Definitions {

    private Definitions() {}

    /** The file that a system property names, else the table. */
    static String read(String property, String table) throws IOException {
        String file = System.getProperty(property);
        if (file != null) {
            return Files.readString(Path.of(file));
        }
        try (InputStream kept = Objects.requireNonNull(Definitions.class.getResourceAsStream("/siem/" + table))) {
            return new String(kept.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
