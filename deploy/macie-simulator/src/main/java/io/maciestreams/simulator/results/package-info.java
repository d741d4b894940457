/** The discovery result files of an account: what they hold, and how they get to S3. */
@NullMarked
package io.maciestreams.simulator.results;

import org.jspecify.annotations.NullMarked;
