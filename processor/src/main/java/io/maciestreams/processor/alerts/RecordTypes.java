package io.maciestreams.processor.alerts;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Avro's schemas as types of CEL, so that a condition with a wrong member is refused before it ever runs. */
final class RecordTypes implements CelTypeProvider {

    private final ImmutableMap<String, CelType> types;

    RecordTypes() {
        Map<String, CelType> found = new LinkedHashMap<>();
        for (Variable variable : Variable.values()) {
            add(variable.schema(), found);
        }
        types = ImmutableMap.copyOf(found);
    }

    /** The type of values of a schema. */
    static CelType typeOf(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> StructTypeReference.create(schema.getFullName());
            case ARRAY -> ListType.create(typeOf(schema.getElementType()));
            case MAP -> MapType.create(SimpleType.STRING, typeOf(schema.getValueType()));
            case UNION -> typeOf(RecordView.present(schema));
            case BOOLEAN -> SimpleType.BOOL;
            case FLOAT, DOUBLE -> SimpleType.DOUBLE;
            case BYTES, FIXED -> SimpleType.BYTES;
            case INT, LONG -> isTime(schema) ? SimpleType.TIMESTAMP : SimpleType.INT;
            default -> SimpleType.STRING;
        };
    }

    static boolean isTime(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
    }

    private static void add(Schema schema, Map<String, CelType> types) {
        switch (schema.getType()) {
            case RECORD -> addRecord(schema, types);
            case ARRAY -> add(schema.getElementType(), types);
            case MAP -> add(schema.getValueType(), types);
            case UNION -> add(RecordView.present(schema), types);
            default -> {}
        }
    }

    private static void addRecord(Schema schema, Map<String, CelType> types) {
        if (types.putIfAbsent(schema.getFullName(), struct(schema)) == null) {
            schema.getFields().forEach(field -> add(field.schema(), types));
        }
    }

    private static StructType struct(Schema schema) {
        ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
        schema.getFields().forEach(field -> builder.put(field.name(), typeOf(field.schema())));
        ImmutableMap<String, CelType> members = builder.buildOrThrow();
        return StructType.create(
                schema.getFullName(), members.keySet(), member -> Optional.ofNullable(members.get(member)));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return types.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(types.get(name));
    }
}
