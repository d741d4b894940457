package io.maciestreams.ingest.mapping;

import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** What every walk over a schema needs: new records, and a look at whether they are complete. */
final class AvroRecords {

    // To look one up takes as long as to fill a small record.
    private static final Map<String, Constructor<?>> CONSTRUCTORS = new ConcurrentHashMap<>();

    private AvroRecords() {}

    // Not by SpecificData.newRecord: that asks Avro's list of trusted classes, which is there for schemas from outside.
    static SpecificRecord newRecord(Schema schema) {
        try {
            return (SpecificRecord) CONSTRUCTORS
                    .computeIfAbsent(schema.getFullName(), AvroRecords::constructor)
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A generated class can be instantiated", e);
        }
    }

    static void requireAll(String path, SpecificRecord record) throws MappingException {
        for (Schema.Field field : record.getSchema().getFields()) {
            if (record.get(field.pos()) == null && !field.schema().isNullable()) {
                throw new MappingException(path + "." + field.name(), "is missing");
            }
        }
    }

    /** The type of a member that may be null. */
    static Schema withoutNull(Schema schema) {
        if (!schema.isUnion()) {
            return schema;
        }
        for (Schema type : schema.getTypes()) {
            if (type.getType() != Schema.Type.NULL) {
                return type;
            }
        }
        throw new IllegalArgumentException("A union of null alone has no type");
    }

    private static Constructor<?> constructor(String className) {
        try {
            Constructor<?> constructor = Class.forName(className).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A generated class has the name of its schema", e);
        }
    }
}
