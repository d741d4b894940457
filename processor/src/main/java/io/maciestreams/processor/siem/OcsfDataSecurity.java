package io.maciestreams.processor.siem;

import io.maciestreams.avro.Cell;
import io.maciestreams.avro.ClassificationDetails;
import io.maciestreams.avro.ClassificationResult;
import io.maciestreams.avro.ClassificationResultStatus;
import io.maciestreams.avro.Occurrences;
import io.maciestreams.avro.Page;
import io.maciestreams.avro.Range;
import io.maciestreams.avro.RecordOccurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Macie found in an object, in OCSF's words. */
final class OcsfDataSecurity {

    private static final Map<String, Coded> CATEGORIES = Map.of(
            "PERSONAL_INFORMATION", new Coded(1, "Personal"),
            "FINANCIAL_INFORMATION", new Coded(3, "Financial"),
            "CREDENTIALS", new Coded(6, "Security"));

    private static final Map<String, Coded> STATUSES = Map.of(
            "COMPLETE", new Coded(1, "Complete"),
            "PARTIAL", new Coded(2, "Partial"),
            "SKIPPED", new Coded(3, "Fail"));

    private OcsfDataSecurity() {}

    static Members of(FindingView view) {
        return Members.of("data_security", dataSecurity(view))
                .and("databucket", OcsfResources.bucket(view))
                .and("file", OcsfResources.file(view));
    }

    private static Members dataSecurity(FindingView view) {
        List<DetectedData> detections = view.detections();
        Optional<ClassificationDetails> details =
                Optional.ofNullable(view.finding().getClassificationDetails());
        return category(detections)
                .as("category")
                .andAll(new Coded(1, "Data at-Rest").as("data_lifecycle_state"))
                .andAll(new Coded(4, "Data Discovery & Classification").as("detection_system"))
                .and("discovery_details", Members.list(detections, OcsfDataSecurity::discovery))
                .and("total", detections.stream().mapToLong(DetectedData::count).sum())
                .and("uid", details.map(ClassificationDetails::getJobId).orElse(null))
                .and("src_url", details.map(OcsfDataSecurity::location).orElse(null))
                .andAll(details.map(ClassificationDetails::getResult)
                        .map(OcsfDataSecurity::analysis)
                        .orElseGet(Members::new));
    }

    private static Members analysis(ClassificationResult result) {
        ClassificationResultStatus status = result.getStatus();
        return Coded.of(status == null ? null : status.getCode(), STATUSES)
                .as("status")
                .and("status_details", status == null ? null : Members.present(status.getReason()))
                .and("size", result.getSizeClassified());
    }

    // Without an export configuration a text stands there that is no address.
    private static @Nullable String location(ClassificationDetails details) {
        String location = details.getDetailedResultsLocation();
        return location != null && location.startsWith("s3://") && !location.contains("[") ? location : null;
    }

    // OCSF has one category for all: Other, where there are several.
    private static Coded category(List<DetectedData> detections) {
        List<String> categories = detections.stream()
                .map(DetectedData::category)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return categories.size() > 1
                ? Coded.other(String.join(", ", categories))
                : Coded.of(categories.isEmpty() ? null : categories.get(0), CATEGORIES);
    }

    private static Members discovery(DetectedData detection) {
        return Members.of("type", detection.name())
                .and("count", detection.count())
                .and("occurrences", occurrences(detection.occurrences()));
    }

    /** Where the data was found, a row for each place. */
    static List<Map<String, Object>> occurrences(@Nullable Occurrences found) {
        if (found == null) {
            return List.of();
        }
        List<Map<String, Object>> places = new ArrayList<>();
        places.addAll(Members.list(found.getCells(), OcsfDataSecurity::cell));
        places.addAll(Members.list(found.getLineRanges(), OcsfDataSecurity::lines));
        places.addAll(Members.list(found.getPages(), OcsfDataSecurity::page));
        places.addAll(Members.list(found.getRecords(), OcsfDataSecurity::record));
        return places;
    }

    private static Members cell(Cell cell) {
        return Members.of("cell_name", cell.getCellReference())
                .and("column_name", cell.getColumnName())
                .and("column_number", cell.getColumn())
                .and("row_number", cell.getRow());
    }

    private static Members lines(Range range) {
        return Members.of("start_line", range.getStart()).and("end_line", range.getEnd());
    }

    private static Members page(Page page) {
        Members place = Members.of("page_number", page.getPageNumber());
        return page.getLineRange() == null ? place : place.andAll(lines(page.getLineRange()));
    }

    private static Members record(RecordOccurrence record) {
        return Members.of("json_path", record.getJsonPath()).and("record_index_in_array", record.getRecordIndex());
    }
}
