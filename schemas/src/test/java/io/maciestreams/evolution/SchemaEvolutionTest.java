package io.maciestreams.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaEvolutionTest {

    private static final String HOW_TO_RELEASE =
            "%s is not the newest released version; to release it: mvn -pl schemas -am test -Dreleased.write";

    private static final ReleasedSchemas RELEASED = new ReleasedSchemas(
            Path.of(System.getProperty("macie-streams.home")).resolve("schemas/src/main/resources/released"));

    @BeforeAll
    static void releaseWhereAskedTo() throws Exception {
        if (System.getProperty("released.write") != null) {
            for (Schema schema : PresentSchemas.all()) {
                RELEASED.release(schema);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("presentSchemas")
    void fitsEveryReleasedVersionInBothDirections(Schema present) throws Exception {
        assertThat(FullCompatibility.breaks(present, RELEASED.versions(present.getName())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("presentSchemas")
    void isTheNewestReleasedVersion(Schema present) throws Exception {
        assertThat(RELEASED.versions(present.getName()))
                .extracting(Schema::toString)
                .as(HOW_TO_RELEASE, present.getName())
                .endsWith(present.toString());
    }

    @Test
    void noReleasedSchemaIsForgotten() throws Exception {
        assertThat(RELEASED.names())
                .isEqualTo(PresentSchemas.all().stream().map(Schema::getName).toList());
    }

    @Test
    void refusesARequiredFieldWithoutDefault() throws Exception {
        Schema changed = with(finding(), new Field("urgency", Schema.create(Schema.Type.STRING)));

        assertThat(FullCompatibility.breaks(changed, List.of(finding())))
                .singleElement()
                .asString()
                .startsWith("it cannot read version 1: READER_FIELD_MISSING_DEFAULT_VALUE")
                .contains("urgency");
    }

    @Test
    void refusesToDropARequiredField() throws Exception {
        Schema changed = without(finding(), "region");

        assertThat(FullCompatibility.breaks(changed, List.of(finding())))
                .singleElement()
                .asString()
                .startsWith("version 1 cannot read it: READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void refusesAChangedType() throws Exception {
        Schema changed = with(without(finding(), "count"), optional("count", Schema.Type.STRING));

        assertThat(FullCompatibility.breaks(changed, List.of(finding())))
                .allSatisfy(reason -> assertThat(reason).contains("MISSING_UNION_BRANCH"))
                .hasSize(2);
    }

    @Test
    void refusesWhatOnlyAnEarlierVersionCannotRead() throws Exception {
        Schema first = finding();
        Schema second = without(first, "description");
        Schema changed = with(second, optional("description", Schema.Type.LONG));

        assertThat(FullCompatibility.breaks(changed, List.of(second))).isEmpty();
        assertThat(FullCompatibility.breaks(changed, List.of(first, second)))
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason).contains("version 1").doesNotContain("version 2"));
    }

    @Test
    void takesOptionalFieldsThatComeAndGo() throws Exception {
        Schema changed = with(without(finding(), "description"), optional("urgency", Schema.Type.LONG));

        assertThat(FullCompatibility.breaks(changed, List.of(finding()))).isEmpty();
    }

    @Test
    void releasesEachVersionOnceAndNoBreakingOne(@TempDir Path folder) throws Exception {
        ReleasedSchemas released = new ReleasedSchemas(folder);
        Schema next = with(finding(), optional("urgency", Schema.Type.LONG));
        released.release(finding());
        released.release(next);
        released.release(next);

        assertThatThrownBy(() -> released.release(without(next, "region")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 2 cannot read it");
        assertThat(released.versions("Finding")).containsExactly(finding(), next);
    }

    static Collection<Schema> presentSchemas() throws Exception {
        return PresentSchemas.all();
    }

    private static Schema finding() throws Exception {
        return RELEASED.versions("Finding").get(0);
    }

    private static Field optional(String name, Schema.Type type) {
        Schema schema = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(type));
        return new Field(name, schema, null, Field.NULL_DEFAULT_VALUE);
    }

    private static Schema with(Schema record, Field added) {
        List<Field> fields = copies(record);
        fields.add(added);
        return record(record, fields);
    }

    private static Schema without(Schema record, String removed) {
        List<Field> fields = copies(record);
        assertThat(fields.removeIf(field -> field.name().equals(removed))).isTrue();
        return record(record, fields);
    }

    private static List<Field> copies(Schema record) {
        List<Field> fields = new ArrayList<>();
        record.getFields().forEach(field -> fields.add(new Field(field, field.schema())));
        return fields;
    }

    private static Schema record(Schema like, List<Field> fields) {
        return Schema.createRecord(like.getName(), like.getDoc(), like.getNamespace(), false, fields);
    }
}
