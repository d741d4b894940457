/** What the tests of the command share. */
@NullMarked
package io.maciestreams.cli.testing;

import org.jspecify.annotations.NullMarked;
