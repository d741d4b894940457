package io.maciestreams.sink;

import io.maciestreams.avro.DataClassificationResult;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Results that hold anything that the schema allows, in the values that go wrong most easily. */
final class RandomResult {

    private static final List<String> PIECES = List.of(
            "", "a", "Zürich", "\"", "\\", "/", "\n", "\t", "\u0000", "\u001f", "\u2028", "\ud83d\ude00", "</script>");
    private static final List<Long> NUMBERS =
            List.of(0L, 9L, 10L, -1L, 999L, 1_000L, 1_764_000_000_987L, -1_001L, Long.MAX_VALUE, Long.MIN_VALUE);

    private final Random random;

    RandomResult(Random random) {
        this.random = random;
    }

    GenericRecord next() {
        return record(DataClassificationResult.SCHEMA$);
    }

    private GenericRecord record(Schema schema) {
        GenericRecord record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        return record;
    }

    private @Nullable Object value(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case LONG -> schema.getLogicalType() == null
                    ? oneOf(NUMBERS)
                    : Long.valueOf(random.nextLong() >> random.nextInt(40));
            case STRING -> text();
            case UNION -> value(oneOf(schema.getTypes()));
            case ARRAY -> IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> value(schema.getElementType()))
                    .toList();
            case MAP -> Map.of();
            case RECORD -> record(schema);
            default -> throw new IllegalArgumentException("No " + schema.getType());
        };
    }

    private String text() {
        return String.join(
                "",
                Stream.generate(() -> oneOf(PIECES)).limit(random.nextInt(6)).toList());
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
