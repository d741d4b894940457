/** Avro serializers for the topics' values. */
@NullMarked
package io.maciestreams.serdes;

import org.jspecify.annotations.NullMarked;
