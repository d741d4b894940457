/** The subcommands of {@code macie-streams alerts}. */
@NullMarked
package io.maciestreams.cli.alerts;

import org.jspecify.annotations.NullMarked;
