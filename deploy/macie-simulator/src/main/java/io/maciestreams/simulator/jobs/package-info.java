/** The classification jobs of an account, and what they mean for its buckets. */
@NullMarked
package io.maciestreams.simulator.jobs;

import org.jspecify.annotations.NullMarked;
