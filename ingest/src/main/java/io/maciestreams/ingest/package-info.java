/** The ingest service: places the accounts and Regions on instances and lets their feeds work. */
@NullMarked
package io.maciestreams.ingest;

import org.jspecify.annotations.NullMarked;
