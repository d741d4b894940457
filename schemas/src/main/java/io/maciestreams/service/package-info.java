/** How a service starts, reads its settings and stops. */
@NullMarked
package io.maciestreams.service;

import org.jspecify.annotations.NullMarked;
