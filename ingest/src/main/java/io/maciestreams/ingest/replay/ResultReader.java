package io.maciestreams.ingest.replay;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.Provenance;
import io.maciestreams.ingest.mapping.DiscoveryResult;
import io.maciestreams.ingest.mapping.MappingException;
import io.maciestreams.ingest.results.Line;
import io.maciestreams.ingest.results.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the results of one result file. */
final class ResultReader implements DocumentReader {

    private static final Pattern ACCOUNT = Pattern.compile("AWSLogs/(\\d{12})/Macie/");

    private final LineReader lines;
    private final @Nullable String macieAccountId;
    private final boolean authoritative;

    /**
     * Creates a reader.
     *
     * @param file its name: the folders of Macie's layout tell whose Macie it was
     * @param authoritative whether the results may be exported
     */
    ResultReader(String file, InputStream content, int maxLineBytes, boolean authoritative) {
        Matcher account = ACCOUNT.matcher(file.replace('\\', '/'));
        this.lines = new LineReader(content, maxLineBytes);
        this.macieAccountId = account.find() ? account.group(1) : null;
        this.authoritative = authoritative;
    }

    @Override
    public @Nullable Candidate next() throws IOException {
        Line line = lines.next();
        if (line == null) {
            return null;
        }
        if (line.isCut()) {
            String reason = "the line has " + line.length() + " bytes, more than is read";
            return new Candidate.Unusable("", reason, line.bytes());
        }
        try {
            Provenance known = Provenance.newBuilder().build();
            DataClassificationResult result = DiscoveryResult.of(line.bytes(), macieAccountId, known);
            result.setAuthoritative(authoritative);
            return Candidates.of(result);
        } catch (MappingException e) {
            return new Candidate.Unusable("", e.reason(), line.bytes());
        }
    }
}
