package io.maciestreams.processor.alerts;

import dev.cel.runtime.CelVariableResolver;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a condition is looked at.
 *
 * @param records the record that a variable stands for, asked for only where a condition looks at it
 */
record Facts(Function<Variable, @Nullable IndexedRecord> records, Instant now) implements CelVariableResolver {

    Facts {
        Objects.requireNonNull(records);
        Objects.requireNonNull(now);
    }

    @Override
    public Optional<Object> find(String name) {
        return name.equals(Variable.NOW) ? Optional.of(now) : Variable.of(name).map(this::of);
    }

    /** The record that a variable stands for. */
    RecordView of(Variable variable) {
        return RecordView.of(variable.schema(), records.apply(variable));
    }

    /** The same, with one record in another's place. */
    Facts with(Variable changed, @Nullable IndexedRecord record) {
        return new Facts(variable -> variable == changed ? record : records.apply(variable), now);
    }
}
