package io.maciestreams.local.run;

import io.maciestreams.local.Checkout;
import io.maciestreams.local.JavaProgram;
import io.maciestreams.local.LocalStack;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.CriterionAdditionalProperties;
import software.amazon.awssdk.services.macie2.model.ListFindingsResponse;
import software.amazon.awssdk.services.macie2.model.OrderBy;

/**
 * Reads all findings of an account with the fewest calls that Macie's API allows, and drops them. A program of its own, so that
 * it is as warm as the service that it is compared with.
 */
final class PlainFindingsLoop {

    private static final String JAR = "deploy/local/target/macie-streams-local.jar";
    private static final int PAGE_SIZE = 50;

    private final Macie2Client macie;

    private PlainFindingsLoop(Macie2Client macie) {
        this.macie = macie;
    }

    /** Prints how many findings it read behind the first page, and what that took. */
    public static void main(String[] args) {
        try (Macie2Client macie = LocalAws.client(Macie2Client.builder(), URI.create(args[0]))) {
            Work work = new PlainFindingsLoop(macie).run();
            System.out.println(work.rate().count() + " " + work.rate().time().toNanos() + " "
                    + work.processorTime().toNanos());
        }
    }

    /** The program that does this. */
    static JavaProgram program(LocalStack stack, URI endpoint) {
        return JavaProgram.main(
                        "plain-loop",
                        Checkout.find().home().resolve(JAR).toString(),
                        PlainFindingsLoop.class.getName(),
                        stack.log("plain-loop"))
                .withArguments(endpoint.toString());
    }

    private Work run() {
        ListFindingsResponse page = list(null);
        describe(page.findingIds());
        long findings = 0;
        long pid = ProcessHandle.current().pid();
        Duration used = ProcessorTime.of(pid);
        long start = System.nanoTime();
        while (page.nextToken() != null) {
            page = list(page.nextToken());
            findings += describe(page.findingIds());
        }
        Rate rate = new Rate(findings, Duration.ofNanos(System.nanoTime() - start));
        return new Work(rate, ProcessorTime.of(pid).minus(used));
    }

    private ListFindingsResponse list(@Nullable String token) {
        CriterionAdditionalProperties always = CriterionAdditionalProperties.builder()
                .gte(Instant.EPOCH.toEpochMilli())
                .build();
        return macie.listFindings(
                request -> request.findingCriteria(criteria -> criteria.criterion(Map.of("updatedAt", always)))
                        .sortCriteria(sort -> sort.attributeName("updatedAt").orderBy(OrderBy.ASC))
                        .maxResults(PAGE_SIZE)
                        .nextToken(token));
    }

    private int describe(List<String> ids) {
        return ids.isEmpty()
                ? 0
                : macie.getFindings(request -> request.findingIds(ids))
                        .findings()
                        .size();
    }
}
