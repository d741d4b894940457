package io.maciestreams.simulator.findings;

import java.util.Comparator;

/** A sort order of findings; its positions are compared in its own direction. */
public record Sort(SortAttribute attribute, boolean descending) {

    /**
     * The order of an unsorted list: the API promises none, and the order of random ids gives a client nothing to rely
     * on.
     */
    public static final Sort NONE = new Sort(SortAttribute.ID, false);

    public Comparator<Finding> comparator() {
        Comparator<Finding> ascending = Comparator.comparing(attribute::position);
        return descending ? ascending.reversed() : ascending;
    }
}
