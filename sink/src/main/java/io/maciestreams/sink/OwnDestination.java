package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import java.util.Objects;

/**
 * The destination that the settings name.
 *
 * @param forAll whether all results go there; if not, those whose export configuration is set to nothing
 */
record OwnDestination(boolean forAll, S3Destination destination) {

    OwnDestination {
        Objects.requireNonNull(destination);
    }
}
