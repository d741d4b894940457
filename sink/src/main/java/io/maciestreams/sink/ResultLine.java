package io.maciestreams.sink;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A result as it is written.
 *
 * @param json the line with its line feed, in UTF-8; it stands where the next one that is decoded will stand
 */
record ResultLine(GroupKey group, ByteBuffer json) {

    ResultLine {
        Objects.requireNonNull(group);
        Objects.requireNonNull(json);
    }
}
