package io.maciestreams.ingest.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Turns a JSON document of Macie's into the Avro record whose fields have its names; members without a field are kept aside. */
final class JsonToAvro {

    private static final JsonFactory JSON = new JsonFactory();

    // EventBridge spells one member otherwise than the API and the result files.
    private static final Map<String, String> SPELLINGS = Map.of("etag", "eTag");

    private final JsonParser json;
    private final Map<String, String> unknown = new LinkedHashMap<>();

    private JsonToAvro(JsonParser json) {
        this.json = json;
    }

    /**
     * Puts the members of a document into a record's fields. Whole numbers may be written as strings, as Macie does in its
     * files. Whether the record is complete then is for the caller to see.
     *
     * @param ours fields that are not Macie's: a member of such a name has no field
     * @return members that have no field, JSON pointer to JSON text
     * @throws MappingException where it is no JSON, or a member does not fit its field
     */
    static Map<String, String> fill(SpecificRecord record, byte[] document, Set<String> ours) throws MappingException {
        String name = record.getSchema().getName();
        try (JsonParser parser = JSON.createParser(document)) {
            JsonToAvro walk = new JsonToAvro(parser);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MappingException(name, "is not a JSON object");
            }
            walk.members(record, name, "", ours);
            if (parser.nextToken() != null) {
                throw new MappingException(name, "has more behind its end");
            }
            return walk.unknown;
        } catch (JsonProcessingException e) {
            throw new MappingException(name, "is not JSON from column " + column(e) + " on");
        } catch (IOException e) {
            throw new MappingException(name, "is not JSON in UTF-8");
        }
    }

    private void members(SpecificRecord record, String path, String pointer, Set<String> ours)
            throws IOException, MappingException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            Schema.Field field = ours.contains(name) ? null : field(record.getSchema(), name);
            if (field == null) {
                unknown.put(pointer + "/" + escaped(name), text());
            } else if (!json.hasToken(JsonToken.VALUE_NULL)) {
                Schema type = AvroRecords.withoutNull(field.schema());
                record.put(field.pos(), value(path + "." + name, pointer + "/" + name, type));
            }
        }
    }

    private static Schema.@Nullable Field field(Schema schema, String name) {
        return schema.getField(SPELLINGS.getOrDefault(name, name));
    }

    private Object value(String path, String pointer, Schema schema) throws IOException, MappingException {
        if (json.hasToken(JsonToken.START_OBJECT) && schema.getType() == Schema.Type.RECORD) {
            SpecificRecord nested = AvroRecords.newRecord(schema);
            members(nested, path, pointer, Set.of());
            AvroRecords.requireAll(path, nested);
            return nested;
        }
        if (json.hasToken(JsonToken.START_ARRAY) && schema.getType() == Schema.Type.ARRAY) {
            return elements(path, pointer, AvroRecords.withoutNull(schema.getElementType()));
        }
        try {
            return scalar(path, schema);
        } catch (DateTimeException | NumberFormatException e) {
            throw doesNotFit(path, schema);
        }
    }

    private List<Object> elements(String path, String pointer, Schema schema) throws IOException, MappingException {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int index = elements.size();
            elements.add(value(path + "[" + index + "]", pointer + "/" + index, schema));
        }
        return elements;
    }

    private Object scalar(String path, Schema schema) throws IOException, MappingException {
        boolean text = json.hasToken(JsonToken.VALUE_STRING);
        boolean whole = text || json.hasToken(JsonToken.VALUE_NUMBER_INT);
        Schema.Type type = schema.getType();
        if (type == Schema.Type.STRING && text) {
            return json.getText();
        }
        if (type == Schema.Type.LONG && schema.getLogicalType() != null && text) {
            return Instant.parse(json.getText()).truncatedTo(ChronoUnit.MILLIS);
        }
        if (type == Schema.Type.LONG && schema.getLogicalType() == null && whole) {
            return Long.valueOf(json.getText());
        }
        if (type == Schema.Type.DOUBLE && (text || json.currentToken().isNumeric())) {
            return Double.valueOf(json.getText());
        }
        if (type == Schema.Type.BOOLEAN && json.currentToken().isBoolean()) {
            return json.getBooleanValue();
        }
        throw doesNotFit(path, schema);
    }

    private String text() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = JSON.createGenerator(text)) {
            copy.copyCurrentStructureExact(json);
        }
        return text.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static MappingException doesNotFit(String path, Schema schema) {
        return new MappingException(path, "does not fit " + schema.getType().getName());
    }

    // Without the parser's message, which may quote the document.
    private static int column(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
    }
}
