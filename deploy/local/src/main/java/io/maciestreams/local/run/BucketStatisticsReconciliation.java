package io.maciestreams.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.avro.BucketStatistics;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Our statistics over all buckets beside Macie's GetBucketStatistics, member by member. Left out are what is by
 * sensitivity, as our score is not Macie's, and lastUpdated, which moves with each look at S3.
 */
final class BucketStatisticsReconciliation {

    private static final List<String> NOT_COMPARED =
            List.of("macieAccountId", "bucketStatisticsBySensitivity", "lastUpdated");

    private final SimulatedMacie macie;
    private final PrintStream out;

    BucketStatisticsReconciliation(SimulatedMacie macie, PrintStream out) {
        this.macie = macie;
        this.out = out;
    }

    /** Prints one line; true when all members agree. */
    boolean run(Collection<BucketStatistics> ours) throws IOException {
        ObjectNode macies = compared(tree(macie.bucketStatistics()));
        macies.put("region", AccountSpec.REGION);
        boolean agree = ours.size() == 1;
        for (BucketStatistics statistics : ours) {
            // Avro writes a record as JSON, with Macie's names.
            JsonNode our = compared((ObjectNode) new ObjectMapper().readTree(statistics.toString()));
            agree &= our.equals(macies);
            if (!our.equals(macies)) {
                out.printf("bucket statistics: ours %s, Macie's %s%n", our, macies);
            }
        }
        out.printf("bucket statistics, %,d members %s%n", macies.size(), agree ? "ok" : "DIFFERS");
        return agree;
    }

    private static ObjectNode compared(ObjectNode statistics) {
        return statistics.remove(NOT_COMPARED);
    }

    private static ObjectNode tree(SdkPojo shape) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode tree = json.createObjectNode();
        for (SdkField<?> member : shape.sdkFields()) {
            Object value = member.getValueOrDefault(shape);
            if (value instanceof SdkPojo nested) {
                tree.set(member.locationName(), tree(nested));
            } else if (value == null || value instanceof Number) {
                // As our own side is read: an int is no long to Jackson.
                tree.set(member.locationName(), json.readTree(String.valueOf(value)));
            }
        }
        return tree;
    }
}
