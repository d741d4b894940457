package io.maciestreams.ingest.replay;

import io.maciestreams.ingest.mapping.FindingDocument;
import io.maciestreams.ingest.mapping.MappingException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the findings of one file. */
final class FindingReader implements DocumentReader {

    private static final Logger LOG = LoggerFactory.getLogger(FindingReader.class);

    private final JsonDocuments documents;
    private final Queue<FindingDocument> ofOneDocument = new ArrayDeque<>();
    private final Set<String> told = new HashSet<>();

    FindingReader(JsonDocuments documents) {
        this.documents = documents;
    }

    @Override
    public @Nullable Candidate next() throws IOException {
        while (ofOneDocument.isEmpty()) {
            JsonDocuments.Piece piece = documents.next();
            if (piece == null) {
                return null;
            }
            if (piece.fault() != null) {
                return new Candidate.Unusable("", piece.fault(), piece.bytes());
            }
            try {
                ofOneDocument.addAll(FindingDocument.in(piece.bytes()));
            } catch (MappingException e) {
                return new Candidate.Unusable("", e.reason(), piece.bytes());
            }
        }
        return finding(ofOneDocument.remove());
    }

    private Candidate finding(FindingDocument document) {
        Map<String, String> unknown = new LinkedHashMap<>();
        try {
            Candidate finding = Candidates.of(document.read(unknown));
            tell(unknown.keySet());
            return finding;
        } catch (MappingException e) {
            return new Candidate.Unusable("", e.reason(), document.json());
        }
    }

    // As with findings of the API: what the schema does not know has no place in the record.
    private void tell(Set<String> pointers) {
        pointers.stream()
                .filter(told::add)
                .forEach(pointer -> LOG.warn("A finding has a member {} that the schema does not know", pointer));
    }
}
