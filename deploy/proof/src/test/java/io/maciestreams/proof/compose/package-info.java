/** The compose file against the code: names, settings and addresses in it exist. */
@NullMarked
package io.maciestreams.proof.compose;

import org.jspecify.annotations.NullMarked;
