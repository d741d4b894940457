package io.maciestreams.local.run;

import io.maciestreams.avro.Finding;
import io.maciestreams.topics.Topics;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How much came of the account, beside how much it holds: every finding, result and dead letter, and none twice. */
final class CountReconciliation {

    private final SimulatedMacie.Truth truth;
    private final PrintStream out;

    CountReconciliation(SimulatedMacie.Truth truth, PrintStream out) {
        this.truth = truth;
        this.out = out;
    }

    /** Prints a line for each count; true when all agree. */
    boolean run(TopicReader reader) {
        return run(
                reader.all(Topics.FINDINGS).stream().map(ConsumerRecord::value).toList(),
                reader.all(Topics.DISCOVERY_RESULTS).size(),
                reader.all(Topics.CLASSIFICATION_RESULTS).size(),
                reader.all(Topics.DEAD_LETTERS).size());
    }

    boolean run(List<Finding> findings, long discoveryResults, long results, long deadLetters) {
        out.println();
        boolean findingsAgree = compare("findings", distinctIds(findings), truth.findings());
        boolean filesAgree = compare("discovery results", discoveryResults, truth.resultRecords());
        // A finding and a result file may tell of the same analysis: both are kept.
        boolean resultsAgree =
                compare("classification results", results, truth.analysesWithFinding() + truth.resultRecords());
        boolean deadLettersAgree = compare("dead letters", deadLetters, truth.malformedFindings());
        return noneTwice(findings) && findingsAgree && filesAgree && resultsAgree && deadLettersAgree;
    }

    private static long distinctIds(List<Finding> findings) {
        return findings.stream().map(Finding::getId).distinct().count();
    }

    /** Macie updates findings: of one id there may be several records, but not of one state of it. */
    private boolean noneTwice(List<Finding> findings) {
        long states = findings.stream()
                .map(finding -> Arrays.asList(finding.getId(), finding.getUpdatedAt(), finding.getCount()))
                .distinct()
                .count();
        long doubled = findings.size() - states;
        if (doubled > 0) {
            out.printf("findings that came twice: %,d DIFFERS%n", doubled);
        }
        return doubled == 0;
    }

    private boolean compare(String what, long ours, long macies) {
        boolean agree = ours == macies;
        out.printf("%s %,d of %,d %s%n", what, ours, macies, agree ? "ok" : "DIFFERS");
        return agree;
    }
}
