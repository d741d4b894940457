/** Sends findings and results of the past again: from files, topics or Macie's API into the live topics. */
@NullMarked
package io.maciestreams.ingest.replay;

import org.jspecify.annotations.NullMarked;
