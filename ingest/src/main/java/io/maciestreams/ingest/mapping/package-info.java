/** Pure functions from the SDK's model to records and keys. */
@NullMarked
package io.maciestreams.ingest.mapping;

import org.jspecify.annotations.NullMarked;
