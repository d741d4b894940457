/** Proofs over the whole: the architecture's rules, the documents, and runs of everything together. */
@NullMarked
package io.maciestreams.proof;

import org.jspecify.annotations.NullMarked;
