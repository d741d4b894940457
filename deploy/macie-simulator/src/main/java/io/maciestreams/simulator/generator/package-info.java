/** Draws a whole account from a seed. */
@NullMarked
package io.maciestreams.simulator.generator;

import org.jspecify.annotations.NullMarked;
