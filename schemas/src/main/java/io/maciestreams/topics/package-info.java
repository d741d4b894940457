/** The topics of the public contract, each a typed constant. */
@NullMarked
package io.maciestreams.topics;

import org.jspecify.annotations.NullMarked;
