/** Makes the profiles anew beside those that are served, compares the two, and lets the new ones take over. */
@NullMarked
package io.maciestreams.processor.rebuild;

import org.jspecify.annotations.NullMarked;
