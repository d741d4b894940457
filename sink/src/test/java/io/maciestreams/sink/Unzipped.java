package io.maciestreams.sink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What Java's own gzip reader finds in an object's content. */
final class Unzipped {

    private Unzipped() {}

    static byte[] bytes(ObjectContent content) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(content.bytes().stream())) {
            return gzip.readAllBytes();
        }
    }

    static List<String> lines(ObjectContent content) throws IOException {
        return new String(bytes(content), StandardCharsets.UTF_8).lines().toList();
    }
}
