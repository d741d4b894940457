/** The application that tells people what to look at: rules over findings, buckets, profiles, jobs and ingest. */
@NullMarked
package io.maciestreams.processor.alerts;

import org.jspecify.annotations.NullMarked;
