package io.maciestreams.simulator.generator;

import java.util.Arrays;
import java.util.List;

/** The kinds of files in the buckets, and how Macie points into each. */
enum FileKind {
    CSV("csv", "text/csv", Locator.CELLS),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Locator.CELL_REFERENCES),
    TXT("txt", "text/plain", Locator.LINE_RANGES),
    EML("eml", "message/rfc822", Locator.OFFSET_RANGES),
    PDF("pdf", "application/pdf", Locator.PAGES),
    JSON("json", "application/json", Locator.JSON_PATHS),
    PARQUET("parquet", "application/x-parquet", Locator.RECORDS),
    AVRO("avro", "application/avro", Locator.RECORDS),
    ZIP("zip", "application/zip", Locator.LINE_RANGES);

    /** The member of a detection's occurrences that a kind of file fills. */
    enum Locator {
        CELLS,
        CELL_REFERENCES,
        LINE_RANGES,
        OFFSET_RANGES,
        PAGES,
        JSON_PATHS,
        RECORDS
    }

    /** Every kind but archives. */
    static final List<FileKind> PLAIN =
            Arrays.stream(values()).filter(kind -> kind != ZIP).toList();

    private final String extension;
    private final String mimeType;
    private final Locator locator;

    FileKind(String extension, String mimeType, Locator locator) {
        this.extension = extension;
        this.mimeType = mimeType;
        this.locator = locator;
    }

    String extension() {
        return extension;
    }

    String mimeType() {
        return mimeType;
    }

    Locator locator() {
        return locator;
    }
}
