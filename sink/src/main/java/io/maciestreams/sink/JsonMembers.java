package io.maciestreams.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members in the form of Macie's result files: integers as strings, times in whole seconds, nulls left out. */
record JsonMembers(JsonGenerator json) {

    /** Writes the members of one object. */
    @FunctionalInterface
    interface Body<T> {
        void write(T value) throws IOException;
    }

    void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    void integer(String name, @Nullable Long value) throws IOException {
        text(name, value == null ? null : value.toString());
    }

    void flag(String name, @Nullable Boolean value) throws IOException {
        if (value != null) {
            json.writeBooleanField(name, value);
        }
    }

    void time(String name, @Nullable Instant value) throws IOException {
        text(name, value == null ? null : value.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    <T> void object(String name, @Nullable T value, Body<T> body) throws IOException {
        if (value != null) {
            json.writeObjectFieldStart(name);
            body.write(value);
            json.writeEndObject();
        }
    }

    <T> void list(String name, @Nullable List<T> values, Body<T> body) throws IOException {
        if (values != null) {
            listOrEmpty(name, values, body);
        }
    }

    /** A list that result files always have: empty where there is none. */
    <T> void listOrEmpty(String name, @Nullable List<T> values, Body<T> body) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values == null ? List.<T>of() : values) {
            json.writeStartObject();
            body.write(value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
