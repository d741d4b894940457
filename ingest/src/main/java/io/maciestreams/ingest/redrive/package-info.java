/** Lists dead letters, and sends again what they hold. */
@NullMarked
package io.maciestreams.ingest.redrive;

import org.jspecify.annotations.NullMarked;
