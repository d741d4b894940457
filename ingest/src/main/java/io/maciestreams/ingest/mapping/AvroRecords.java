package io.maciestreams.ingest.mapping;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** What every walk over a schema needs: new records, and a look at whether they are complete. */
final class AvroRecords {

    private AvroRecords() {}

    // Not by SpecificData.newRecord: that asks Avro's list of trusted classes, which is there for schemas from outside.
    static SpecificRecord newRecord(Schema schema) {
        try {
            return (SpecificRecord) SpecificData.newInstance(Class.forName(schema.getFullName()), schema);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A generated class has the name of its schema", e);
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
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }
}
