package io.maciestreams.cli.notifier;

import java.util.TreeSet;

/** Offsets of one partition whose alerts are not done yet: the first of them is where a restart goes on. */
final class OpenOffsets {

    private final TreeSet<Long> open = new TreeSet<>();
    private long next;

    void take(long offset) {
        open.add(offset);
        next = offset + 1;
    }

    void done(long offset) {
        open.remove(offset);
    }

    long committable() {
        return open.isEmpty() ? next : open.first();
    }
}
