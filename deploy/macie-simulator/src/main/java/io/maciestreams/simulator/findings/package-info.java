/** The findings an account shows, and how ListFindings selects, sorts and pages them. */
@NullMarked
package io.maciestreams.simulator.findings;

import org.jspecify.annotations.NullMarked;
