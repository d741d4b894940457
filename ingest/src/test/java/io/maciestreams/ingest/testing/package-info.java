/** Stand-ins and fixtures for the tests of ingest. */
@NullMarked
package io.maciestreams.ingest.testing;

import org.jspecify.annotations.NullMarked;
