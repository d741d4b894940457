package io.maciestreams.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.maciestreams.topics.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class SchemaRefusalIT {

    private static final String SUBJECT = Topics.FINDINGS.valueSubject();

    private final ProofStack stack;
    private final SchemaRegistryClient registry;

    SchemaRefusalIT(@TempDir Path directory) throws Exception {
        this.stack = ProofStack.start(directory);
        this.registry = new CachedSchemaRegistryClient(
                List.of(stack.schemaRegistryUrl()), 100, List.of(new AvroSchemaProvider()), Map.of(), Map.of());
        // The stack has a rule of its own for all subjects; here only what the provision step has set counts.
        registry.updateCompatibility(null, "NONE");
    }

    @AfterAll
    void stopStack() throws Exception {
        registry.close();
        stack.close();
    }

    @Test
    void everySubjectIsToStayCompatibleWithAllItsVersions() {
        assertThat(Topics.WITH_SCHEMA).allSatisfy(topic -> assertThat(registry.getCompatibility(topic.valueSubject()))
                .isEqualTo("FULL_TRANSITIVE"));
    }

    @Test
    void refusesARequiredFieldWithoutDefault() throws Exception {
        List<Field> fields = releasedFields();
        fields.add(new Field("urgency", Schema.create(Schema.Type.STRING)));

        assertRefused(finding(fields));
    }

    @Test
    void refusesToDropARequiredField() throws Exception {
        List<Field> fields = releasedFields();
        fields.removeIf(field -> field.name().equals("region"));

        assertRefused(finding(fields));
    }

    @Test
    void refusesAChangedType() throws Exception {
        List<Field> fields = releasedFields();
        fields.removeIf(field -> field.name().equals("count"));
        fields.add(optional("count", Schema.Type.STRING));

        assertRefused(finding(fields));
    }

    @Test
    void takesAnOptionalField() throws Exception {
        List<Field> fields = releasedFields();
        fields.add(optional("urgency", Schema.Type.LONG));

        assertThat(registry.testCompatibility(SUBJECT, finding(fields))).isTrue();
    }

    private void assertRefused(AvroSchema schema) throws Exception {
        assertThat(registry.testCompatibility(SUBJECT, schema)).isFalse();
        assertThatThrownBy(() -> registry.register(SUBJECT, schema))
                .isInstanceOfSatisfying(RestClientException.class, refusal -> assertThat(refusal.getStatus())
                        .isEqualTo(409));
        assertThat(registry.getAllVersions(SUBJECT)).containsExactly(1);
    }

    private Schema released() throws Exception {
        return new Schema.Parser().parse(registry.getSchemaMetadata(SUBJECT, 1).getSchema());
    }

    private List<Field> releasedFields() throws Exception {
        List<Field> copies = new ArrayList<>();
        released().getFields().forEach(field -> copies.add(new Field(field, field.schema())));
        return copies;
    }

    private AvroSchema finding(List<Field> fields) throws Exception {
        Schema released = released();
        return new AvroSchema(
                Schema.createRecord(released.getName(), released.getDoc(), released.getNamespace(), false, fields));
    }

    private static Field optional(String name, Schema.Type type) {
        Schema schema = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(type));
        return new Field(name, schema, null, Field.NULL_DEFAULT_VALUE);
    }
}
