package io.maciestreams.ingest.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the accounts of a simulated Macie have, read without its API, to compare topics with. */
public final class SimulatedTruth {

    private final List<Account> accounts;

    public SimulatedTruth(Collection<Account> accounts) {
        this.accounts = List.copyOf(accounts);
    }

    /** Each state of each finding: account, Region, id, updatedAt, count. */
    public List<String> findings() {
        return accounts.stream().flatMap(SimulatedTruth::findings).toList();
    }

    /** How many records the result files have, written or not. */
    public long resultRecords() {
        return accounts.stream()
                .mapToLong(account -> account.results().recordCounts().total())
                .sum();
    }

    /** Whether all result files are in S3. */
    public boolean isAllWritten() {
        return accounts.stream()
                .allMatch(account -> account.results().fileCounts().pending() == 0);
    }

    /** Each job by its ARN. */
    public Map<String, ObjectNode> jobs() {
        return byArn("jobArn", Account::jobs);
    }

    /** Each bucket by its ARN, as its own account has it: an administrator has its members' too. */
    public Map<String, ObjectNode> buckets() {
        return byArn("bucketArn", SimulatedTruth::buckets);
    }

    /** The buckets that are the account's own. */
    public static List<ObjectNode> buckets(Account account) {
        return account.buckets().stream()
                .filter(bucket ->
                        account.accountId().equals(bucket.path("accountId").textValue()))
                .toList();
    }

    private Map<String, ObjectNode> byArn(String arn, Function<Account, List<ObjectNode>> things) {
        return accounts.stream()
                .flatMap(account -> things.apply(account).stream())
                .collect(Collectors.toMap(thing -> thing.path(arn).textValue(), Function.identity()));
    }

    private static Stream<String> findings(Account account) {
        return account.findings().all().stream()
                .map(finding -> String.join(
                        " ",
                        account.accountId(),
                        account.region(),
                        finding.id(),
                        finding.updatedAt().toString(),
                        finding.tree().path("count").asText()));
    }
}
