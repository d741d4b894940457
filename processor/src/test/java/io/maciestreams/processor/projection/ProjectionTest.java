package io.maciestreams.processor.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class ProjectionTest {

    @Test
    void eachMemberIsOneOfThePublishedSchemaUnderItsOwnNameAndType() {
        assertIsPartOf(
                io.maciestreams.avro.DataClassificationResult.getClassSchema(),
                DataClassificationResult.getClassSchema());
    }

    private static void assertIsPartOf(Schema whole, Schema part) {
        assertThat(part.getType()).as(part.toString()).isEqualTo(whole.getType());
        switch (part.getType()) {
            case RECORD -> part.getFields().forEach(field -> {
                assertThat(part.getName()).isEqualTo(whole.getName());
                assertThat(whole.getField(field.name())).as(field.name()).isNotNull();
                assertIsPartOf(whole.getField(field.name()).schema(), field.schema());
            });
            case ARRAY -> assertIsPartOf(whole.getElementType(), part.getElementType());
            case UNION -> assertAreParts(whole.getTypes(), part.getTypes());
            default -> assertThat(part).isEqualTo(whole);
        }
    }

    private static void assertAreParts(List<Schema> whole, List<Schema> parts) {
        assertThat(parts).hasSameSizeAs(whole);
        for (int i = 0; i < parts.size(); i++) {
            assertIsPartOf(whole.get(i), parts.get(i));
        }
    }
}
