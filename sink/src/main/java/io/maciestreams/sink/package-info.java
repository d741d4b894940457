/** From classification results on Kafka to objects in S3, exactly once. */
@NullMarked
package io.maciestreams.sink;

import org.jspecify.annotations.NullMarked;
