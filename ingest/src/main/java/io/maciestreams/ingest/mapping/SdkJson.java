package io.maciestreams.ingest.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Writes an object of the SDK's model as JSON: the same object always gives the same bytes. */
public final class SdkJson {

    private static final JsonFactory JSON = new JsonFactory();

    private SdkJson() {}

    /** The JSON in UTF-8; absent members are left out. */
    public static byte[] bytes(SdkPojo source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(json, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, SdkPojo source) throws IOException {
        json.writeStartObject();
        for (SdkField<?> member : source.sdkFields()) {
            Object value = SdkMember.value(member, source);
            if (value != null) {
                json.writeFieldName(member.locationName());
                write(json, value);
            }
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof SdkPojo nested) {
            write(json, nested);
        } else if (value instanceof List<?> elements) {
            writeList(json, elements);
        } else if (value instanceof Map<?, ?> entries) {
            writeMap(json, entries);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            json.writePOJO(value);
        } else {
            json.writeString(value.toString());
        }
    }

    private static void writeList(JsonGenerator json, List<?> elements) throws IOException {
        json.writeStartArray();
        for (Object element : elements) {
            write(json, element);
        }
        json.writeEndArray();
    }

    // By key: the order in which Macie sends the entries says nothing.
    private static void writeMap(JsonGenerator json, Map<?, ?> entries) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : new TreeMap<>(entries).entrySet()) {
            json.writeFieldName(String.valueOf(entry.getKey()));
            write(json, entry.getValue());
        }
        json.writeEndObject();
    }
}
