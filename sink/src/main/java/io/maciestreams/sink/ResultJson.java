package io.maciestreams.sink;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;

/**
 * How results that were written with one schema become lines of JSON, member by member in the order of Macie's result files.
 * Equal results give equal bytes.
 */
final class ResultJson {

    private static final byte[] TRUE = JsonBytes.ascii("true");
    private static final byte[] FALSE = JsonBytes.ascii("false");

    // Result files have the member only where something matched, findings also with a count of 0.
    private static final String CUSTOM = "CustomDataIdentifiers";
    private static final byte[] NOTHING_MATCHED = JsonBytes.ascii("\"detections\":[]}");

    private final ResultHead head;

    private ResultJson(ResultHead head) {
        this.head = head;
    }

    /**
     * The form of a whole result.
     *
     * @param head takes what is to be known of a result besides its line
     * @throws AvroTypeException where the schema has a type that results do not have
     */
    static JsonForm of(Schema writer, ResultHead head) {
        return new ResultJson(head).record(writer);
    }

    private JsonForm record(Schema schema) {
        List<String> members = ResultMembers.of(schema.getName());
        List<RecordForm.Field> fields = new ArrayList<>();
        int leftOut = members.size();
        for (Schema.Field field : schema.getFields()) {
            fields.add(
                    members.contains(field.name())
                            ? member(members, field.name(), form(field.schema(), head.text(schema, field)))
                            : new RecordForm.Field(leftOut(schema, field), leftOut++));
        }
        members.stream()
                .filter(member -> schema.getField(member) == null)
                .forEach(member -> fields.add(member(members, member, (value, json) -> {})));
        return new RecordForm(fields);
    }

    private static RecordForm.Field member(List<String> members, String name, JsonForm form) {
        return new RecordForm.Field(new MemberForm(name, form, ResultMembers.ofNull(name)), members.indexOf(name));
    }

    private JsonForm leftOut(Schema schema, Schema.Field field) {
        return head.form(schema, field).orElse((value, json) -> GenericDatumReader.skip(field.schema(), value));
    }

    private JsonForm form(Schema schema, JsonForm text) {
        return switch (schema.getType()) {
            case NULL -> (value, json) -> value.readNull();
            case BOOLEAN -> (value, json) -> json.raw(value.readBoolean() ? TRUE : FALSE);
            case INT -> (value, json) -> json.integer(value.readInt());
            case LONG -> integer(schema);
            case STRING -> text;
            case ARRAY -> list(form(schema.getElementType(), text));
            case UNION -> union(schema.getTypes(), text);
            case RECORD -> schema.getName().equals(CUSTOM) ? unlessNothingMatched(record(schema)) : record(schema);
            default -> throw new AvroTypeException("A result has no " + schema.getType());
        };
    }

    private static JsonForm integer(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                ? (value, json) -> json.time(value.readLong())
                : (value, json) -> json.integer(value.readLong());
    }

    private static JsonForm list(JsonForm element) {
        return (value, json) -> {
            int start = json.size();
            for (long more = value.readArrayStart(); more > 0; more = value.arrayNext()) {
                for (long i = 0; i < more; i++) {
                    json.raw(',');
                    element.write(value, json);
                }
            }
            json.list(start);
        };
    }

    private JsonForm union(List<Schema> types, JsonForm text) {
        JsonForm[] forms = types.stream().map(type -> form(type, text)).toArray(JsonForm[]::new);
        return (value, json) -> forms[value.readIndex()].write(value, json);
    }

    private static JsonForm unlessNothingMatched(JsonForm identifiers) {
        return (value, json) -> {
            int start = json.size();
            identifiers.write(value, json);
            if (json.endsWith(NOTHING_MATCHED)) {
                json.cutTo(start);
            }
        };
    }
}
