package io.maciestreams.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.maciestreams.topics.Topic;
import io.maciestreams.topics.Topics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaDocumentationTest {

    @Test
    void everyRecordAndFieldIsDocumented() {
        List<String> undocumented = new ArrayList<>();
        for (Schema record : allRecords()) {
            if (record.getDoc() == null) {
                undocumented.add(record.getName());
            }
            record.getFields().stream()
                    .filter(field -> field.doc() == null)
                    .forEach(field -> undocumented.add(record.getName() + "." + field.name()));
        }
        assertThat(undocumented).isEmpty();
    }

    @Test
    void everyOptionalFieldIsNullUnlessSet() {
        for (Schema record : allRecords()) {
            assertThat(record.getFields())
                    .filteredOn(field -> field.schema().isNullable())
                    .allSatisfy(field -> assertThat(field.defaultVal())
                            .as("%s.%s", record.getName(), field.name())
                            .isEqualTo(JsonProperties.NULL_VALUE));
        }
    }

    private static Set<Schema> allRecords() {
        Set<Schema> records = new HashSet<>();
        Topics.WITH_SCHEMA.stream().map(Topic::valueSchema).forEach(schema -> collect(schema, records));
        assertThat(records).hasSizeGreaterThan(50);
        return records;
    }

    private static void collect(Schema schema, Set<Schema> records) {
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(type -> collect(type, records));
            case MAP -> collect(schema.getValueType(), records);
            case ARRAY -> collect(schema.getElementType(), records);
            case RECORD -> {
                if (records.add(schema)) {
                    schema.getFields().forEach(field -> collect(field.schema(), records));
                }
            }
            default -> {}
        }
    }
}
