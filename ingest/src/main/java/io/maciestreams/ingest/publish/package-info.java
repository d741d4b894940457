/** The edge to Kafka: one transaction for records and the checkpoint that covers them. */
@NullMarked
package io.maciestreams.ingest.publish;

import org.jspecify.annotations.NullMarked;
