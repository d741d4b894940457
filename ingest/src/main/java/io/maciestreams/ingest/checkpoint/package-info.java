/** How far each feed has come: keys, state and reading it back. */
@NullMarked
package io.maciestreams.ingest.checkpoint;

import org.jspecify.annotations.NullMarked;
