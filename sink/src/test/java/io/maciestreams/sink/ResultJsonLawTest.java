package io.maciestreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.avro.DataClassificationResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Whatever a result holds, its line holds the same: read here from the record, which the sink never makes. */
class ResultJsonLawTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> NOT_IN_RESULT_FILES = Set.of(
            "DataClassificationResult.analysisId",
            "DataClassificationResult.source",
            "DataClassificationResult.authoritative",
            "DataClassificationResult.provenance",
            "DataClassificationResult.macieAccountId",
            "DataClassificationResult.unknownMembers",
            "S3Bucket.allowsUnencryptedObjectUploads",
            "S3Object.versionId",
            "ClassificationResult.additionalOccurrences",
            "Occurrences.offsetRanges");
    private static final Map<String, List<String>> LISTS_ALWAYS_THERE = Map.of(
            "ClassificationResult", List.of("sensitiveData"),
            "SensitiveDataItem", List.of("detections"),
            "CustomDataIdentifiers", List.of("detections"),
            "Occurrences", List.of("lineRanges", "pages", "records", "cells"));

    @Property(tries = 300)
    void aLineHoldsWhatTheResultHolds(@ForAll long seed) throws Exception {
        GenericRecord result = new RandomResult(new Random(seed)).next();

        ResultLine line = new ResultReader(DataClassificationResult.SCHEMA$, new JsonBytes()).line(Lines.avro(result));

        String text = StandardCharsets.UTF_8.decode(line.json()).toString();
        assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
        assertThat(new JsonMapper().readTree(text)).isEqualTo(object(result));
        assertThat(line.group())
                .isEqualTo(new GroupKey(
                        (String) result.get("macieAccountId"),
                        (String) result.get("region"),
                        (String) ((GenericRecord) result.get("classificationDetails")).get("jobId"),
                        (String) result.get("accountId")));
    }

    private static ObjectNode object(GenericRecord record) {
        String name = record.getSchema().getName();
        ObjectNode object = NODES.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = orNoOccurrences(record.get(field.pos()), field);
            if (value != null && !NOT_IN_RESULT_FILES.contains(name + "." + field.name())) {
                object.set(field.name(), node(value, field.schema()));
            }
        }
        LISTS_ALWAYS_THERE.getOrDefault(name, List.of()).forEach(list -> object.withArray(list));
        if (object.path("customDataIdentifiers").path("detections").isEmpty()) {
            object.remove("customDataIdentifiers");
        }
        return object;
    }

    private static @Nullable Object orNoOccurrences(@Nullable Object value, Schema.Field field) {
        return value == null && field.name().equals("occurrences")
                ? new GenericData.Record(field.schema().getTypes().get(1))
                : value;
    }

    private static JsonNode node(Object value, Schema schema) {
        if (value instanceof GenericRecord record) {
            return object(record);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(node(element, schema)));
            return array;
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        return NODES.textNode(value instanceof Long number ? text(number, schema) : value.toString());
    }

    private static String text(Long number, Schema schema) {
        Schema type = schema.isUnion() ? schema.getTypes().get(1) : schema;
        return type.getLogicalType() == null
                ? number.toString()
                : Instant.ofEpochMilli(number).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
