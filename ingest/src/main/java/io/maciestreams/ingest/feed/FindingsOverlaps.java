package io.maciestreams.ingest.feed;

import java.time.Duration;
import java.util.Objects;

/**
 * How far before their cursors the windows start in which the findings of a shard are read.
 *
 * @param news of a pass for what is new; at most that for late ones
 * @param late of a pass for what is late: so much later than a younger change Macie may show one
 */
public record FindingsOverlaps(Duration news, Duration late) {

    public FindingsOverlaps {
        Objects.requireNonNull(news);
        Objects.requireNonNull(late);
        // What is older than the late overlap may be forgotten.
        news = news.compareTo(late) > 0 ? late : news;
    }
}
