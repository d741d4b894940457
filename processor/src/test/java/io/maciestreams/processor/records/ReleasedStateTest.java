package io.maciestreams.processor.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maciestreams.processor.projection.DataClassificationResult;
import io.maciestreams.processor.state.JobDeadlines;
import io.maciestreams.processor.state.JobResult;
import io.maciestreams.processor.state.ObjectState;
import io.maciestreams.processor.state.ResultCounts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** State that any released version wrote is read by today's. */
class ReleasedStateTest {

    private static final Path HOME = Path.of(System.getProperty("macie-streams.home"));
    private static final Path OURS = HOME.resolve("processor/src/main/resources/released");
    private static final List<Class<? extends SpecificRecord>> INTERNAL =
            List.of(JobDeadlines.class, JobResult.class, ObjectState.class, ResultCounts.class);
    private static final int VALUES = 50;

    /** With {@code -Dreleased.write} the internal records' schemas are kept as their newest versions, where they differ. */
    @BeforeAll
    static void releaseWhereAskedTo() throws Exception {
        if (System.getProperty("released.write") != null) {
            for (Class<? extends SpecificRecord> type : INTERNAL) {
                release(SpecificData.get().getSchema(type));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("releasedSchemas")
    void readsWhatEveryReleasedVersionWrote(Schema released) throws Exception {
        StateSerde<? extends SpecificRecord> serde = StateSerde.of(type(released));

        for (Object value : new RandomData(released, VALUES, 1)) {
            assertThat(rewritten(serde, written(released, value))).isEqualTo(asWrittenToday(released, value));
        }
    }

    @ParameterizedTest
    @MethodSource("internalRecords")
    void isTheNewestReleasedVersion(Class<? extends SpecificRecord> type) {
        Schema today = SpecificData.get().getSchema(type);

        assertThat(ReleasedSchemas.versions(today.getName()))
                .as("to release it: mvn -pl processor -am test -Dreleased.write")
                .extracting(SchemaNormalization::toParsingForm)
                .endsWith(SchemaNormalization.toParsingForm(today));
    }

    @Test
    void knowsTheProfilesFromBeforeTheirSources() {
        assertThat(ReleasedSchemas.versions("ResourceProfile"))
                .hasSizeGreaterThanOrEqualTo(3)
                .first()
                .extracting(schema -> schema.getField("sources"))
                .isNull();
    }

    @Test
    void keepsNothingThatNoLaterVersionCouldRead() {
        assertThatThrownBy(() -> StateSerde.of(DataClassificationResult.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("projection.DataClassificationResult is kept in state, but not released");
    }

    static Stream<Schema> releasedSchemas() throws IOException {
        List<Schema> schemas = new ArrayList<>();
        for (Path folder : List.of(OURS, HOME.resolve("schemas/src/main/resources/released"))) {
            try (Stream<Path> records = Files.list(folder)) {
                records.map(path -> path.getFileName().toString())
                        .map(ReleasedSchemas::versions)
                        .forEach(schemas::addAll);
            }
        }
        return schemas.stream();
    }

    static List<Class<? extends SpecificRecord>> internalRecords() {
        return INTERNAL;
    }

    private static Class<? extends SpecificRecord> type(Schema schema) throws ClassNotFoundException {
        return Class.forName(schema.getFullName()).asSubclass(SpecificRecord.class);
    }

    private static byte[] written(Schema schema, Object value) throws IOException {
        return array(new BinaryMessageEncoder<>(new GenericData(), schema).encode(value));
    }

    private static <T extends SpecificRecord> byte[] rewritten(StateSerde<T> serde, byte[] bytes) {
        return serde.serializer().serialize("", serde.deserializer().deserialize("", bytes));
    }

    /** By Avro's generic records, which know neither our classes nor what is released. */
    private static byte[] asWrittenToday(Schema released, Object value) throws Exception {
        Schema today = new SpecificData().getSchema(type(released));
        BinaryMessageDecoder<Object> decoder = new BinaryMessageDecoder<>(new GenericData(), today);
        decoder.addSchema(released);
        return written(today, decoder.decode(written(released, value)));
    }

    private static void release(Schema schema) throws IOException {
        List<Schema> versions = ReleasedSchemas.versions(schema.getName());
        // What the bytes depend on, and no more: neither descriptions nor Java's types.
        Schema form = new Schema.Parser().parse(SchemaNormalization.toParsingForm(schema));
        if (versions.isEmpty() || !versions.get(versions.size() - 1).equals(form)) {
            Path file = OURS.resolve(schema.getName()).resolve(versions.size() + 1 + ".avsc");
            Files.createDirectories(file.getParent());
            Files.writeString(file, SchemaFormatter.format("json/pretty", form) + "\n");
        }
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
