package io.maciestreams.sink;

import java.util.List;
import java.util.Objects;

/**
 * What one object is to hold.
 *
 * @param bytes the gzip stream
 * @param count number of lines
 * @param uncompressedSize bytes of the lines
 * @param sha256 of the lines, which another version of Java may compress differently: 64 hexadecimal digits
 */
record ObjectContent(ObjectBytes bytes, int count, long uncompressedSize, String sha256) {

    ObjectContent {
        Objects.requireNonNull(bytes);
        Objects.requireNonNull(sha256);
    }

    ObjectContent(List<byte[]> pieces, int count, long uncompressedSize, String sha256) {
        this(new ObjectBytes(pieces), count, uncompressedSize, sha256);
    }
}
