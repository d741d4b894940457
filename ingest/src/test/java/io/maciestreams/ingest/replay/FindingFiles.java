package io.maciestreams.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.maciestreams.ingest.mapping.SdkJson;
import io.maciestreams.ingest.testing.Findings;
import io.maciestreams.ingest.testing.ResultLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Folders with files of findings. */
final class FindingFiles {

    static final Instant FIRST = Instant.parse("2024-05-01T00:00:00Z");

    private FindingFiles() {}

    /** Findings in the form of the API, an hour between them. */
    static List<String> findings(int from, int to) {
        return IntStream.range(from, to).mapToObj(FindingFiles::finding).toList();
    }

    static String finding(int number) {
        return new String(
                SdkJson.bytes(Findings.sensitiveData("%032x".formatted(number), FIRST.plusSeconds(3600L * number))),
                UTF_8);
    }

    /** The same as EventBridge carries it. */
    static String event(int number, String account) {
        return "{\"version\":\"0\",\"id\":\"e%d\",\"detail-type\":\"Macie Finding\",\"source\":\"aws.macie\",\"account\":\"%s\",\"detail\":%s}"
                .formatted(number, account, finding(number));
    }

    static String lines(List<String> documents) {
        return documents.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static void writeGzip(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, ResultLines.gzip(text));
    }
}
