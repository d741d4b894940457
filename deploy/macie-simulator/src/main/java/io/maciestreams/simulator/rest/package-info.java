/** Macie's REST protocol over HTTP. */
@NullMarked
package io.maciestreams.simulator.rest;

import org.jspecify.annotations.NullMarked;
