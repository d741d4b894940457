/** Pages of lists that may change between two pages. */
@NullMarked
package io.maciestreams.simulator.paging;

import org.jspecify.annotations.NullMarked;
