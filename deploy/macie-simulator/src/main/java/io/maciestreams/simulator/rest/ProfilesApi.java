package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import io.maciestreams.simulator.account.Detection.DataIdentifierType;
import io.maciestreams.simulator.account.ProfiledObjects;
import io.maciestreams.simulator.account.ScoringSettings;
import io.maciestreams.simulator.account.SuppressDataIdentifier;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers the operations on resource profiles, and takes the settings of their scores. */
final class ProfilesApi {

    private static final int MOST_DETECTIONS = 25;

    private final Account account;
    private final Listing detections = new Listing("resourceArn", "detections", "id", Set.of(), MOST_DETECTIONS);

    ProfilesApi(Account account) {
        this.account = account;
    }

    String profile(JsonNode request) {
        return account.profile(resourceArn(request)).map(Answer::json).orElseThrow(() -> noBucket(request));
    }

    String detections(JsonNode request) {
        Stream<ObjectNode> found = profiled(request).detections().stream().map(Answer::tree);
        return detections.answer(request, found, UnaryOperator.identity());
    }

    /** One page holds all there can be, so no nextToken is ours. */
    String artifacts(JsonNode request) {
        if (request.has("nextToken")) {
            throw MacieException.invalid("nextToken is not one that this service gave");
        }
        return Answer.json(Map.of("artifacts", profiled(request).artifacts()));
    }

    /** Without a score, Macie's own comes back. */
    String overrideScore(JsonNode request) {
        JsonNode score = request.path("sensitivityScoreOverride");
        return change(request, settings -> overridden(settings, score.isMissingNode() ? null : score.intValue()));
    }

    /** Replaces what was suppressed before. */
    String suppress(JsonNode request) {
        Set<SuppressDataIdentifier> identifiers = new LinkedHashSet<>();
        request.path("suppressDataIdentifiers").forEach(identifier -> identifiers.add(identifier(identifier)));
        return change(request, settings -> settings.suppressing(identifiers));
    }

    private String change(JsonNode request, UnaryOperator<ScoringSettings> change) {
        if (!account.score(resourceArn(request), change)) {
            throw noBucket(request);
        }
        return Answer.NOTHING;
    }

    private static ScoringSettings overridden(ScoringSettings settings, @Nullable Integer score) {
        try {
            return settings.overriding(score);
        } catch (IllegalArgumentException e) {
            throw MacieException.invalid(String.valueOf(e.getMessage()));
        }
    }

    /** The model requires neither member, but without both nothing is named. */
    private static SuppressDataIdentifier identifier(JsonNode identifier) {
        String id = RequestValues.text(identifier.path("id"), "suppressDataIdentifiers.id");
        String type = RequestValues.text(identifier.path("type"), "suppressDataIdentifiers.type");
        return new SuppressDataIdentifier(id, DataIdentifierType.valueOf(type));
    }

    private ProfiledObjects profiled(JsonNode request) {
        return account.profiled(resourceArn(request)).orElseThrow(() -> noBucket(request));
    }

    private static MacieException noBucket(JsonNode request) {
        return MacieException.notFound("There is no bucket " + resourceArn(request));
    }

    private static String resourceArn(JsonNode request) {
        return request.path("resourceArn").textValue();
    }
}
