/** The local run: a simulated Macie account, the stack and the services, drained and reconciled on demand. */
@NullMarked
package io.maciestreams.local.run;

import org.jspecify.annotations.NullMarked;
