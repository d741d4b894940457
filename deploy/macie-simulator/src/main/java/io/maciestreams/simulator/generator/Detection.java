package io.maciestreams.simulator.generator;

/** How often a data identifier matched in one object. */
record Detection(DataIdentifier identifier, long count) {

    private static final long MANY = 100;

    Detection {
        if (count < 1) {
            throw new IllegalArgumentException("A detection has at least one occurrence");
        }
    }

    /** Many occurrences of harmless data weigh more than one. */
    int severity() {
        return count < MANY ? identifier.severity() : Math.min(3, identifier.severity() + 1);
    }
}
