package io.maciestreams.ingest.mapping;

/** Something that Macie sent does not fit its record; the message names the member by its path. */
public final class MappingException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    MappingException(String path, String what) {
        this(path + " " + what);
    }

    private MappingException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** The same, told from one step further out. */
    MappingException in(String step) {
        return new MappingException(step + reason);
    }

    /** The message: one line. */
    public String reason() {
        return reason;
    }
}
