package io.maciestreams.processor.siem;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value in the two forms that OCSF has for it: the number of a closed list, and its caption; of a value that is not in the
 * list 99, and the value itself.
 */
record Coded(int id, String caption) {

    private static final int OTHER = 99;

    private static final Coded UNKNOWN = new Coded(0, "Unknown");

    Coded {
        Objects.requireNonNull(caption);
    }

    /** The coded form of {@code value}; absent is Unknown. */
    static Coded of(@Nullable String value, Map<String, Coded> known) {
        if (value == null || value.isEmpty()) {
            return UNKNOWN;
        }
        Coded coded = known.get(value);
        return coded == null ? other(value) : coded;
    }

    static Coded other(String value) {
        return new Coded(OTHER, value);
    }

    /** Both members, the caption under {@code name}, the number under {@code name_id}. */
    Members as(String name) {
        return Members.of(name + "_id", id).and(name, caption);
    }
}
