/** The subcommands of {@code macie-streams top}. */
@NullMarked
package io.maciestreams.cli.top;

import org.jspecify.annotations.NullMarked;
