package io.maciestreams.ingest.mapping;

/** Something that Macie sent does not fit its record; the message names the member by its path. */
public final class MappingException extends Exception {

    private static final long serialVersionUID = 1L;

    MappingException(String path, String reason) {
        super(path + " " + reason);
    }
}
