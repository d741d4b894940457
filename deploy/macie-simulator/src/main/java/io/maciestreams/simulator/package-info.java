/** A Macie to run against: starts the simulated account behind Macie's REST protocol. */
@NullMarked
package io.maciestreams.simulator;

import org.jspecify.annotations.NullMarked;
