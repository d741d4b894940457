package io.maciestreams.sink;

import io.maciestreams.avro.Cell;
import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.ClassificationResultStatus;
import io.maciestreams.avro.CustomDataIdentifiers;
import io.maciestreams.avro.CustomDetection;
import io.maciestreams.avro.DefaultDetection;
import io.maciestreams.avro.Occurrences;
import io.maciestreams.avro.Page;
import io.maciestreams.avro.Range;
import io.maciestreams.avro.RecordOccurrence;
import io.maciestreams.avro.SensitiveDataItem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Status and detections in a result's JSON. */
record DetectionsJson(JsonMembers members) {

    void result(ClassificationResult result) throws IOException {
        members.object("status", result.getStatus(), this::status);
        members.integer("sizeClassified", result.getSizeClassified());
        members.text("mimeType", result.getMimeType());
        members.listOrEmpty("sensitiveData", result.getSensitiveData(), this::sensitiveData);
        members.object("customDataIdentifiers", matched(result.getCustomDataIdentifiers()), this::customData);
    }

    private void status(ClassificationResultStatus status) throws IOException {
        members.text("code", status.getCode());
        members.text("reason", status.getReason());
    }

    private void sensitiveData(SensitiveDataItem item) throws IOException {
        members.text("category", item.getCategory());
        members.integer("totalCount", item.getTotalCount());
        members.listOrEmpty("detections", item.getDetections(), this::detection);
    }

    private void detection(DefaultDetection detection) throws IOException {
        members.text("type", detection.getType());
        members.integer("count", detection.getCount());
        members.object("occurrences", present(detection.getOccurrences()), this::occurrences);
    }

    private void customData(CustomDataIdentifiers identifiers) throws IOException {
        members.integer("totalCount", identifiers.getTotalCount());
        members.listOrEmpty("detections", identifiers.getDetections(), this::customDetection);
    }

    private void customDetection(CustomDetection detection) throws IOException {
        members.text("arn", detection.getArn());
        members.text("name", detection.getName());
        members.integer("count", detection.getCount());
        members.object("occurrences", present(detection.getOccurrences()), this::occurrences);
    }

    private void occurrences(Occurrences occurrences) throws IOException {
        members.listOrEmpty("lineRanges", occurrences.getLineRanges(), this::range);
        members.listOrEmpty("pages", occurrences.getPages(), this::page);
        members.listOrEmpty("records", occurrences.getRecords(), this::record);
        members.listOrEmpty("cells", occurrences.getCells(), this::cell);
    }

    private void range(Range range) throws IOException {
        members.integer("start", range.getStart());
        members.integer("end", range.getEnd());
        members.integer("startColumn", range.getStartColumn());
    }

    private void page(Page page) throws IOException {
        members.integer("pageNumber", page.getPageNumber());
        members.object("lineRange", page.getLineRange(), this::range);
        members.object("offsetRange", page.getOffsetRange(), this::range);
    }

    private void record(RecordOccurrence record) throws IOException {
        members.integer("recordIndex", record.getRecordIndex());
        members.text("jsonPath", record.getJsonPath());
    }

    private void cell(Cell cell) throws IOException {
        members.integer("row", cell.getRow());
        members.integer("column", cell.getColumn());
        members.text("columnName", cell.getColumnName());
        members.text("cellReference", cell.getCellReference());
    }

    // Result files always have the member; findings only where there are locations.
    private static Occurrences present(@Nullable Occurrences occurrences) {
        return occurrences == null ? new Occurrences() : occurrences;
    }

    // Findings have it with a count of 0 where result files leave it out.
    private static @Nullable CustomDataIdentifiers matched(@Nullable CustomDataIdentifiers identifiers) {
        boolean none = identifiers == null
                || identifiers.getDetections() == null
                || identifiers.getDetections().isEmpty();
        return none ? null : identifiers;
    }
}
