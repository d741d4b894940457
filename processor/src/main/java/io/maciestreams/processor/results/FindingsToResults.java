package io.maciestreams.processor.results;

import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.Finding;
import io.maciestreams.avro.Provenance;
import io.maciestreams.processor.records.ProvenanceHeaders;
import io.maciestreams.processor.records.UnusableRecordException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Turns each finding into its classification result, and its headers into a field of that. */
final class FindingsToResults extends ContextualFixedKeyProcessor<String, Finding, DataClassificationResult> {

    private final boolean resultFiles;

    /** A supplier's part: {@code resultFiles} says whether result files are read as well. */
    FindingsToResults(boolean resultFiles) {
        this.resultFiles = resultFiles;
    }

    @Override
    public void process(FixedKeyRecord<String, Finding> record) {
        if (record.key() == null) {
            throw new UnusableRecordException(record.value().getId(), "the record has no key");
        }
        Provenance provenance = ProvenanceHeaders.read(record.headers());
        DataClassificationResult result = FindingResult.of(record.value(), provenance, resultFiles);
        context().forward(record.withValue(result).withHeaders(new RecordHeaders()));
    }
}
