/** The step that creates topics and registers schemas. */
@NullMarked
package io.maciestreams.provision;

import org.jspecify.annotations.NullMarked;
