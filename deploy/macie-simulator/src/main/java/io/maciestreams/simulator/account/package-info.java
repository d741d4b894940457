/** One simulated Macie account: its buckets, objects, analyses and the truth about them. */
@NullMarked
package io.maciestreams.simulator.account;

import org.jspecify.annotations.NullMarked;
