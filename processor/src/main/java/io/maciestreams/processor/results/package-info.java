/** The application that makes classification results of findings. */
@NullMarked
package io.maciestreams.processor.results;

import org.jspecify.annotations.NullMarked;
