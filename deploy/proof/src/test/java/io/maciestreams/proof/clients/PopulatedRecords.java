package io.maciestreams.proof.clients;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Records filled in by walking their schemas, with the values that readers in other languages stumble over. */
final class PopulatedRecords {

    private static final List<String> STRINGS = List.of(
            "",
            "plain",
            "Zürich",
            "価格表.xlsx",
            "😀 beyond the BMP",
            "a\"quote\" and a \\backslash",
            "line\nfeed\ttab",
            "\u0000\u0001\u001f\u007f",
            "e\u0301 \u2028 \ufeff",
            "true",
            "null");
    private static final List<Long> LONGS =
            List.of(0L, 1L, -1L, (1L << 53) - 1, (1L << 53) + 1, -(1L << 53) - 1, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final List<Integer> INTS = List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<Double> DOUBLES = List.of(0.0, -0.0, 0.1, 5.0, -122.4194, 1e300, Double.MIN_VALUE);
    private static final List<Instant> TIMES = List.of(
            Instant.EPOCH,
            Instant.parse("2026-11-20T10:00:00.123Z"),
            Instant.parse("1969-12-31T23:59:59.999Z"),
            Instant.parse("9999-12-31T23:59:59.999Z"));

    private final Random random;

    /** Whether members may be null and lists empty. */
    private final boolean sparse;

    private PopulatedRecords(long seed, boolean sparse) {
        this.random = new Random(seed);
        this.sparse = sparse;
    }

    /** A record in which every member at every depth is set. */
    static <V extends SpecificRecord> V complete(Class<V> type, long seed) {
        return type.cast(new PopulatedRecords(seed, false).record(schema(type)));
    }

    /** A record in which members are missing and lists are empty here and there. */
    static <V extends SpecificRecord> V sparse(Class<V> type, long seed) {
        return type.cast(new PopulatedRecords(seed, true).record(schema(type)));
    }

    private static Schema schema(Class<?> type) {
        return SpecificData.get().getSchema(type);
    }

    private @Nullable Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case UNION -> sparse && random.nextInt(4) == 0 ? null : value(branch(schema));
            case ARRAY -> elements().map(i -> value(schema.getElementType())).toList();
            case MAP -> map(schema.getValueType());
            case STRING -> one(STRINGS);
            case LONG -> schema.getLogicalType() instanceof LogicalTypes.TimestampMillis ? one(TIMES) : one(LONGS);
            case INT -> one(INTS);
            case DOUBLE -> one(DOUBLES);
            case BOOLEAN -> random.nextBoolean();
            default -> throw new IllegalArgumentException("No values for " + schema);
        };
    }

    private Object record(Schema schema) {
        SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema()));
        }
        return record;
    }

    private Map<String, @Nullable Object> map(Schema values) {
        Map<String, @Nullable Object> map = new HashMap<>();
        elements().forEach(i -> map.put(one(STRINGS), value(values)));
        return map;
    }

    private static Schema branch(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private Stream<Integer> elements() {
        return Stream.iterate(sparse ? 0 : 1, i -> i + 1).limit(random.nextInt(3) + (sparse ? 0 : 1));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
