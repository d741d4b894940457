/** The feeds: each reads one thing of one account and Region. */
@NullMarked
package io.maciestreams.ingest.feed;

import org.jspecify.annotations.NullMarked;
