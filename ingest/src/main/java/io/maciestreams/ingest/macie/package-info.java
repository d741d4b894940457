/** The edge to Amazon Macie: the only place that calls its API. */
@NullMarked
package io.maciestreams.ingest.macie;

import org.jspecify.annotations.NullMarked;
