package io.maciestreams.simulator.account;

import java.util.Comparator;

/** Names a data identifier whose detections a bucket's score leaves out, as UpdateResourceProfileDetections does. */
public record SuppressDataIdentifier(String id, Detection.DataIdentifierType type)
        implements Comparable<SuppressDataIdentifier> {

    private static final Comparator<SuppressDataIdentifier> BY_ID =
            Comparator.comparing(SuppressDataIdentifier::id).thenComparing(SuppressDataIdentifier::type);

    @Override
    public int compareTo(SuppressDataIdentifier other) {
        return BY_ID.compare(this, other);
    }
}
