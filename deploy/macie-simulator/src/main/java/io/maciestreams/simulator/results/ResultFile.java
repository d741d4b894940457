package io.maciestreams.simulator.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A file of results at its path below an export configuration's bucket and prefix; it never changes. */
record ResultFile(String path, List<ResultEntry> entries) {

    ResultFile {
        entries = List.copyOf(entries);
    }

    /** The file's bytes, the same each time: the gzip header holds neither name nor time. */
    byte[] content(ExportConfiguration destination) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream lines = new GZIPOutputStream(bytes)) {
            for (ResultEntry entry : entries) {
                writeLines(entry, destination, lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory must be writable", e);
        }
        return bytes.toByteArray();
    }

    private void writeLines(ResultEntry entry, ExportConfiguration destination, OutputStream lines) throws IOException {
        for (ObjectNode analysis : entry.source().describe()) {
            String line = ResultRecord.of(analysis, destination.bucket().uri(named(analysis))) + "\n";
            lines.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A record names its file, or the folder that holds all files of a large archive. */
    private String named(ObjectNode analysis) {
        String location =
                analysis.at("/classificationDetails/detailedResultsLocation").asText();
        return location.endsWith("/") ? location.substring(location.indexOf(ResultEntry.ROOT)) : path;
    }
}
