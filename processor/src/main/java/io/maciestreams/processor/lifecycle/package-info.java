/** The application that follows jobs and findings through their lives. */
@NullMarked
package io.maciestreams.processor.lifecycle;

import org.jspecify.annotations.NullMarked;
