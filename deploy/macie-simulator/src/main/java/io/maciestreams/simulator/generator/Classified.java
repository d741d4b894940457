package io.maciestreams.simulator.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an analysis made of an object, or of a file in an archive. */
record Classified(
        FileKind kind, String status, @Nullable String reason, long sizeClassified, List<Detection> detections) {

    Classified {
        detections = List.copyOf(detections);
    }

    boolean sensitive() {
        return !detections.isEmpty();
    }

    long occurrences() {
        return detections.stream().mapToLong(Detection::count).sum();
    }
}
