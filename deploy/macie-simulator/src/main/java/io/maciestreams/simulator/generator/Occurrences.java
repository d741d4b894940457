package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Writes the locations of a detection, in the form that fits the kind of file. */
final class Occurrences {

    private Occurrences() {}

    /** The first {@code number} locations; {@code column} tells the detections of one object apart. */
    static ObjectNode of(FileKind.Locator locator, String field, int column, long number) {
        ArrayNode locations = Json.array();
        for (int i = 0; i < number; i++) {
            locations.add(location(locator, field, column, i));
        }
        return Json.object().set(member(locator), locations);
    }

    private static String member(FileKind.Locator locator) {
        return switch (locator) {
            case CELLS, CELL_REFERENCES -> "cells";
            case LINE_RANGES -> "lineRanges";
            case OFFSET_RANGES -> "offsetRanges";
            case PAGES -> "pages";
            case JSON_PATHS, RECORDS -> "records";
        };
    }

    private static ObjectNode location(FileKind.Locator locator, String field, int column, int index) {
        return switch (locator) {
            case CELLS -> cell(field, column, index + 2, null);
            case CELL_REFERENCES -> cell(field, column, index + 2, "Sheet1!" + (char) ('A' + column - 1) + (index + 2));
            case LINE_RANGES -> range(index + 1L, index + 1L, column * 12L);
            case OFFSET_RANGES -> range(index * 400L + column * 20L, index * 400L + column * 20L + 11, 0);
            case PAGES -> page(index, column);
            case JSON_PATHS -> item("$[" + index + "]." + field, 0);
            case RECORDS -> item("$." + field, index);
        };
    }

    private static ObjectNode cell(String field, int column, int row, @Nullable String reference) {
        return Json.object()
                .put("row", row)
                .put("column", column)
                .put("columnName", field)
                .put("cellReference", reference);
    }

    private static ObjectNode range(long start, long end, long startColumn) {
        return Json.object().put("start", start).put("end", end).put("startColumn", startColumn);
    }

    /** Pages with text in lines have a line range, others an offset range. */
    private static ObjectNode page(int index, int column) {
        ObjectNode range = range(index % 4 * 10L + column, index % 4 * 10L + column, 1);
        boolean inLines = column % 2 == 1;
        ObjectNode page = Json.object().put("pageNumber", 1 + index / 4);
        page.set("lineRange", inLines ? range : null);
        page.set("offsetRange", inLines ? null : range);
        return page;
    }

    private static ObjectNode item(String jsonPath, long recordIndex) {
        return Json.object().put("jsonPath", jsonPath).put("recordIndex", recordIndex);
    }
}
