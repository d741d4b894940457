package io.maciestreams.ingest.macie;

import io.maciestreams.ingest.testing.AnsweringMacie;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import software.amazon.awssdk.services.macie2.Macie2Client;

/** Prints what it costs to look for unknown members: processor time of GetFindings with the look, over that without. */
final class UnknownMembersCost {

    private static final int ROUNDS = 9;
    private static final int REQUESTS = 300;

    private UnknownMembersCost() {}

    public static void main(String[] args) throws Exception {
        String finding = Files.readString(
                Path.of("src/test/resources/samples/finding-in-a-csv-file.json"), StandardCharsets.UTF_8);
        String answer = "{\"findings\": [" + String.join(",", Collections.nCopies(50, finding)) + "]}";
        try (AnsweringMacie macie = new AnsweringMacie(answer);
                Macie2Client plain = macie.client();
                Macie2Client looking = macie.client(new UnknownMembers())) {
            for (int round = 0; round < ROUNDS; round++) {
                long without = nanos(plain);
                long with = nanos(looking);
                System.out.printf(
                        "%d findings of %d bytes: %.2f ms, with the look %.2f ms, ratio %.3f%n",
                        50, finding.length(), without / 1e6 / REQUESTS, with / 1e6 / REQUESTS, (double) with / without);
            }
        }
    }

    private static long nanos(Macie2Client client) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < REQUESTS; i++) {
            client.getFindings(request -> request.findingIds("a"));
        }
        return threads.getCurrentThreadCpuTime() - start;
    }
}
