package io.maciestreams.simulator.generator;

/** What the objects of one bucket come to, each at its latest version. */
final class BucketContents {

    private long objects;
    private long bytes;
    private long withCustomerKeys;

    void add(ObjectVersion latest) {
        objects++;
        bytes += latest.size();
        // Only with keys that the customer provides can Macie not read an object for its encryption.
        withCustomerKeys += "INVALID_ENCRYPTION".equals(latest.reason()) ? 1 : 0;
    }

    long objects() {
        return objects;
    }

    long bytes() {
        return bytes;
    }

    long withCustomerKeys() {
        return withCustomerKeys;
    }
}
