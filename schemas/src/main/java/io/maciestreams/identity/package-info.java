/** How analyses and objects are told apart, the same in every service. */
@NullMarked
package io.maciestreams.identity;

import org.jspecify.annotations.NullMarked;
