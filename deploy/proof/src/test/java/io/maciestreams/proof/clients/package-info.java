/** Our topics, read by clients that are not ours. */
@NullMarked
package io.maciestreams.proof.clients;

import org.jspecify.annotations.NullMarked;
