package io.maciestreams.ingest;

import java.time.Duration;

/** Something that a worker does again and again, in turns with others. */
interface Turn {

    /** Does one step if one is due; returns whether it was. */
    boolean runIfDue();

    /** Time until the next step; zero where it is due. */
    Duration untilDue();
}
