/** The feed of the result files that Macie itself writes to S3. */
@NullMarked
package io.maciestreams.ingest.results;

import org.jspecify.annotations.NullMarked;
