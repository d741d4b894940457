/** The command {@code macie-streams}: one class for each subcommand. */
@NullMarked
package io.maciestreams.cli;

import org.jspecify.annotations.NullMarked;
