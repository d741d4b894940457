package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A file in an archive, and what an analysis made of it. */
record EmbeddedFile(String path, long size, Instant lastModified, Classified content) {

    /** The embeddedFileDetails member of a result. */
    ObjectNode toJson() {
        return Json.object()
                .put("filePath", path)
                .put("fileExtension", content.kind().extension())
                .put("fileSize", size)
                .put("fileLastModified", Json.time(lastModified));
    }
}
