package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.results.ExportConfiguration;
import io.maciestreams.simulator.results.ResultStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Answers the operations on the account itself: its session, its export configuration, and the simulator's own truth. */
final class AccountApi {

    private static final Duration ENABLED_FOR = Duration.ofDays(1_500);

    /** What GetMacieSession answers. */
    private record MacieSession(
            Instant createdAt,
            String findingPublishingFrequency,
            String serviceRole,
            String status,
            Instant updatedAt) {}

    private final Account account;

    AccountApi(Account account) {
        this.account = account;
    }

    /** Macie was enabled long before anything else in the account happened. */
    String session() {
        Instant enabledAt = account.epoch().minus(ENABLED_FOR);
        return Answer.json(new MacieSession(
                enabledAt,
                "FIFTEEN_MINUTES",
                "arn:aws:iam::" + account.accountId()
                        + ":role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie",
                "ENABLED",
                enabledAt));
    }

    String exportConfiguration() {
        return account.exportConfiguration().map(AccountApi::answer).orElse("{}");
    }

    String exportTo(JsonNode request) {
        ExportConfiguration configuration = destination(request.at("/configuration/s3Destination"));
        try {
            account.exportTo(configuration);
        } catch (ResultStoreException e) {
            throw MacieException.cannotExport(e);
        }
        return answer(configuration);
    }

    /** The account's truth, and how many faults requests met. */
    String truth(Map<Fault, Long> faults) {
        ObjectNode truth = Answer.tree(account.truth());
        return truth.set("faults", Answer.tree(faults)).toString();
    }

    private static ExportConfiguration destination(JsonNode destination) {
        if (destination.isMissingNode()) {
            throw MacieException.invalid("configuration.s3Destination is required");
        }
        try {
            return new ExportConfiguration(
                    RequestValues.text(destination.path("bucketName"), "bucketName"),
                    RequestValues.text(destination.path("kmsKeyArn"), "kmsKeyArn"),
                    RequestValues.optionalText(destination, "keyPrefix"),
                    RequestValues.optionalText(destination, "expectedBucketOwner"));
        } catch (IllegalArgumentException e) {
            throw MacieException.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static String answer(ExportConfiguration configuration) {
        return Answer.json(Map.of("configuration", Map.of("s3Destination", configuration)));
    }
}
