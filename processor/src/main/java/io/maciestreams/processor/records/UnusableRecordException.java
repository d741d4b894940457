package io.maciestreams.processor.records;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record that can be read but lacks what an application needs: it goes to the dead letters, the rest goes on. */
public final class UnusableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final @Nullable String id;
    private final String reason;

    /**
     * Says what is wrong with a record.
     *
     * @param id the record's identifier in Macie, where it has one
     * @param reason one line, without anything of the record's content
     */
    public UnusableRecordException(@Nullable String id, String reason) {
        super(reason);
        this.id = id;
        this.reason = reason;
    }

    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    String reason() {
        return reason;
    }
}
