package io.maciestreams.sink;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** The bytes of one object, or of a part of one, in pieces: a large one is never copied into one array. */
record ObjectBytes(List<byte[]> pieces) {

    ObjectBytes {
        pieces = List.copyOf(pieces);
    }

    long size() {
        return pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    InputStream stream() {
        return new SequenceInputStream(Collections.enumeration(
                pieces.stream().map(ByteArrayInputStream::new).toList()));
    }

    /** SHA-256 as S3 writes it. */
    String sha256() {
        MessageDigest digest = Sha256.digest();
        pieces.forEach(digest::update);
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    /** The same bytes in parts, each but the last at least so large. */
    List<ObjectBytes> parts(long size) {
        List<ObjectBytes> parts = new ArrayList<>();
        List<byte[]> part = new ArrayList<>();
        long filled = 0;
        for (byte[] piece : pieces) {
            part.add(piece);
            filled += piece.length;
            if (filled >= size) {
                parts.add(new ObjectBytes(part));
                part.clear();
                filled = 0;
            }
        }
        if (!part.isEmpty()) {
            parts.add(new ObjectBytes(part));
        }
        return parts;
    }
}
