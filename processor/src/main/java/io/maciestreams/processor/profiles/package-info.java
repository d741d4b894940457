/** The application that keeps the live profile of each bucket. */
@NullMarked
package io.maciestreams.processor.profiles;

import org.jspecify.annotations.NullMarked;
