/** The Streams applications and the process that runs them. */
@NullMarked
package io.maciestreams.processor;

import org.jspecify.annotations.NullMarked;
