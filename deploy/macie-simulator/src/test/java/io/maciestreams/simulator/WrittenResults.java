package io.maciestreams.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The records of result files, read back. */
final class WrittenResults {

    /** A record and the URI of the file that it was in. */
    record Written(String file, JsonNode record) {

        String text(String pointer) {
            return record.at(pointer).asText();
        }

        boolean automated() {
            return text("/classificationDetails/jobId").isEmpty();
        }

        boolean ofMember() {
            return record.at("/resourcesAffected/s3Object/embeddedFileDetails").isObject();
        }

        String location() {
            return text("/classificationDetails/detailedResultsLocation");
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private WrittenResults() {}

    static List<Written> read(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .flatMap(file -> lines(file.getValue()).map(line -> new Written("s3://" + file.getKey(), parse(line))))
                .toList();
    }

    static Stream<String> lines(byte[] file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
