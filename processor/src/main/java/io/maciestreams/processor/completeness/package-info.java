/** What findings and result files tell of each run of a job, a part of the lifecycle application. */
@NullMarked
package io.maciestreams.processor.completeness;

import org.jspecify.annotations.NullMarked;
