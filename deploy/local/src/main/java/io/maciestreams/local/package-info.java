/** Everything Macie Streams needs around it, on one machine: a Kafka broker, a schema registry and an S3 server. */
@NullMarked
package io.maciestreams.local;

import org.jspecify.annotations.NullMarked;
