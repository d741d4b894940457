/** The stack of the integration tests with its servers in containers, for {@code -Dstack=containers}; never part of what ships. */
@NullMarked
package io.maciestreams.local.containers;

import org.jspecify.annotations.NullMarked;
