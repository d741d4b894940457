package io.maciestreams.local.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.maciestreams.avro.DataClassificationResult;
import io.maciestreams.avro.ExportedObject;
import io.maciestreams.topics.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects in S3 beside the authoritative results and the ledger: each result on one line, each object in the ledger. */
final class ExportReconciliation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TopicReader reader;
    private final ExportBucket bucket;
    private final PrintStream out;

    ExportReconciliation(TopicReader reader, ExportBucket bucket, PrintStream out) {
        this.reader = reader;
        this.bucket = bucket;
        this.out = out;
    }

    /** Prints the objects and what is wrong with them; true when nothing is. */
    boolean run() throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        Set<String> unledgered = new HashSet<>();
        Map<String, ExportedObject> ledger = reader.latest(Topics.EXPORT_LEDGER);
        List<S3Object> objects = bucket.objects();
        out.printf("%nS3 objects in %s%n", ExportBucket.NAME);
        for (S3Object object : objects) {
            List<String> content = bucket.lines(object.key());
            out.printf("  %s  %,d lines, %,d bytes%n", object.key(), content.size(), object.size());
            for (String line : content) {
                lines.merge(JSON.readTree(line).required("id").asText(), 1, Integer::sum);
            }
            if (ledger.remove(object.key()) == null) {
                unledgered.add(object.key());
            }
        }
        return report(objects.size(), lines, unledgered, ledger.keySet());
    }

    private boolean report(int objects, Map<String, Integer> lines, Set<String> unledgered, Set<String> lost) {
        Map<String, Integer> results = new HashMap<>();
        for (ConsumerRecord<String, DataClassificationResult> result : reader.all(Topics.CLASSIFICATION_RESULTS)) {
            if (result.value().getAuthoritative()) {
                results.merge(result.value().getId(), 1, Integer::sum);
            }
        }
        boolean eachOnce = lines.equals(results) && results.values().stream().allMatch(count -> count == 1);
        out.printf(
                "exported %,d lines in %,d objects, %,d authoritative results: %s%n",
                sum(lines), objects, sum(results), eachOnce ? "each once" : "DIFFERS");
        unledgered.forEach(key -> out.printf("not in the ledger: %s%n", key));
        lost.forEach(key -> out.printf("in the ledger, not in S3: %s%n", key));
        return eachOnce && unledgered.isEmpty() && lost.isEmpty();
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
