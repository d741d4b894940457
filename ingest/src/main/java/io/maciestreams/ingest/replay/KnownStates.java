package io.maciestreams.ingest.replay;

import io.maciestreams.ingest.feed.StateHash;

/** A set of hashes in 32 bytes each at most, since a replay may hold millions of them. */
final class KnownStates {

    private static final int FIRST_CAPACITY = 1024;

    // Two longs for each hash; both zero where there is none. That a SHA-256 begins so is not to be feared.
    private long[] table = new long[2 * FIRST_CAPACITY];
    private int size;

    /** Adds a hash; false where it was there before. */
    boolean add(StateHash hash) {
        if (2 * (size + 1) > table.length / 2) {
            grow();
        }
        int slot = slot(table, hash.high(), hash.low());
        if (table[slot] == hash.high() && table[slot + 1] == hash.low()) {
            return false;
        }
        table[slot] = hash.high();
        table[slot + 1] = hash.low();
        size++;
        return true;
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[2 * table.length];
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0 || table[i + 1] != 0) {
                int slot = slot(larger, table[i], table[i + 1]);
                larger[slot] = table[i];
                larger[slot + 1] = table[i + 1];
            }
        }
        table = larger;
    }

    // Where the hash is, or the free place for it: the first from where its own bits point to.
    private static int slot(long[] table, long high, long low) {
        int slot = (int) (low & (table.length / 2 - 1)) * 2;
        while ((table[slot] != 0 || table[slot + 1] != 0) && (table[slot] != high || table[slot + 1] != low)) {
            slot = (slot + 2) % table.length;
        }
        return slot;
    }
}
