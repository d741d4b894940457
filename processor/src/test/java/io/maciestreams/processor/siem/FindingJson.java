package io.maciestreams.processor.siem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maciestreams.avro.CurrentFinding;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Provenance;
import io.maciestreams.serdes.AvroSerdes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** Findings read from Macie's JSON, as the API or EventBridge writes it. */
final class FindingJson {

    static final ObjectMapper JSON = new ObjectMapper();

    private FindingJson() {}

    /** One of the real findings among the test resources, in the state of a new one. */
    static CurrentFinding created(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                FindingJson.class.getResourceAsStream("/findings/" + resource + ".json"), resource)) {
            return created(JSON.readTree(in));
        }
    }

    static CurrentFinding created(JsonNode json) {
        Finding finding = finding(json);
        return new CurrentFinding(finding, "CREATED", finding.getUpdatedAt(), new Provenance("LIVE", null));
    }

    static Finding finding(JsonNode json) {
        AvroSerdes.trustOurRecords();
        Finding finding = (Finding) record(Finding.getClassSchema(), json);
        finding.setMacieAccountId(finding.getAccountId());
        return finding;
    }

    private static IndexedRecord record(Schema schema, JsonNode json) {
        IndexedRecord record = (IndexedRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            // EventBridge has another spelling.
            JsonNode member = json.has(field.name())
                    ? json.get(field.name())
                    : json.path(field.name().equals("eTag") ? "etag" : field.name());
            record.put(field.pos(), value(field.schema(), member));
        }
        return record;
    }

    private static @Nullable Object value(Schema schema, JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return null;
        }
        return switch (schema.getType()) {
            case UNION -> value(
                    schema.getTypes().stream()
                            .filter(type -> type.getType() != Schema.Type.NULL)
                            .findFirst()
                            .orElseThrow(),
                    json);
            case RECORD -> record(schema, json);
            case ARRAY -> array(schema.getElementType(), json);
            case LONG -> schema.getLogicalType() == null
                    ? Long.valueOf(json.longValue())
                    : Instant.parse(json.textValue());
            case DOUBLE -> json.doubleValue();
            case BOOLEAN -> json.booleanValue();
            case STRING -> json.textValue();
            default -> throw new IllegalStateException("No such member in Macie's JSON: " + schema);
        };
    }

    private static List<@Nullable Object> array(Schema elements, JsonNode json) {
        List<@Nullable Object> values = new ArrayList<>();
        json.forEach(element -> values.add(value(elements, element)));
        return values;
    }
}
