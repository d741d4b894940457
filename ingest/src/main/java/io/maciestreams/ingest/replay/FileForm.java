package io.maciestreams.ingest.replay;

import java.io.InputStream;

/** What files of a source hold, and so how their documents are read. */
public enum FileForm {
    /** Findings in JSON: as Macie's API tells them, or as EventBridge carries them. */
    FINDINGS,
    /** Result files, as Macie writes them. */
    RESULT_FILES,
    /** Result files that our sink wrote: what they hold has been exported. */
    ARCHIVE;

    private static final int MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

    DocumentReader reader(String file, InputStream content) {
        return switch (this) {
            case FINDINGS -> new FindingReader(new JsonDocuments(content, MAX_DOCUMENT_BYTES));
            case RESULT_FILES -> new ResultReader(file, content, MAX_DOCUMENT_BYTES, true);
            case ARCHIVE -> new ResultReader(file, content, MAX_DOCUMENT_BYTES, false);
        };
    }
}
