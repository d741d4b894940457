package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.results.ExportConfiguration;
import io.maciestreams.simulator.results.ResultStoreException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the operations on the account itself: profiles, the export configuration, and the simulator's own truth. */
final class AccountApi {

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .registerModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance));

    private final Account account;

    AccountApi(Account account) {
        this.account = account;
    }

    String profile(@Nullable String resourceArn) {
        if (resourceArn == null || resourceArn.isEmpty()) {
            throw MacieException.invalid("resourceArn is required");
        }
        return account.profile(resourceArn)
                .map(AccountApi::json)
                .orElseThrow(() -> MacieException.notFound("There is no bucket " + resourceArn));
    }

    String exportConfiguration() {
        return account.exportConfiguration().map(AccountApi::answer).orElse("{}");
    }

    String exportTo(String body) {
        JsonNode destination = RequestBody.parse(body).at("/configuration/s3Destination");
        ExportConfiguration configuration = destination(RequestBody.object(destination, "configuration.s3Destination"));
        try {
            account.exportTo(configuration);
        } catch (ResultStoreException e) {
            throw MacieException.cannotExport(e);
        }
        return answer(configuration);
    }

    /** The account's truth, and how many faults requests met. */
    String truth(Map<Fault, Long> faults) {
        ObjectNode truth = JSON.valueToTree(account.truth());
        return truth.set("faults", JSON.valueToTree(faults)).toString();
    }

    private static ExportConfiguration destination(JsonNode destination) {
        try {
            return new ExportConfiguration(
                    RequestBody.text(destination.path("bucketName"), "bucketName"),
                    RequestBody.text(destination.path("kmsKeyArn"), "kmsKeyArn"),
                    RequestBody.optionalText(destination, "keyPrefix"),
                    RequestBody.optionalText(destination, "expectedBucketOwner"));
        } catch (IllegalArgumentException e) {
            throw MacieException.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static String answer(ExportConfiguration configuration) {
        return json(Map.of("configuration", Map.of("s3Destination", configuration)));
    }

    private static String json(Object answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer must be writable", e);
        }
    }
}
