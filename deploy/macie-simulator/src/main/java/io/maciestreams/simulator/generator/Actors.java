package io.maciestreams.simulator.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maciestreams.simulator.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Draws who caused a policy finding, and from where. */
final class Actors {

    private final Dice dice;
    private final String accountId;

    Actors(Dice dice, Account account) {
        this.dice = dice;
        this.accountId = account.accountId();
    }

    ObjectNode draw(int number, Instant at) {
        ObjectNode actor = Json.object();
        actor.set("userIdentity", userIdentity(number % 6, at));
        if (number % 6 == 5) {
            actor.putNull("ipAddressDetails");
            actor.putObject("domainDetails").put("domainName", "cloudfront.amazonaws.com");
        } else {
            actor.set("ipAddressDetails", ipAddressDetails());
            actor.putNull("domainDetails");
        }
        return actor;
    }

    private ObjectNode userIdentity(int kind, Instant at) {
        return switch (kind) {
            case 0 -> identity("AssumedRole", "assumedRole", session("assumed-role/deploy/session", at));
            case 1 -> identity("IAMUser", "iamUser", user());
            case 2 -> identity("FederatedUser", "federatedUser", session("federated-user/alex", at));
            case 3 -> identity("Root", "root", principal("arn:aws:iam::" + accountId + ":root"));
            case 4 -> identity(
                    "AWSAccount",
                    "awsAccount",
                    Json.object().put("accountId", "444455556666").put("principalId", principalId("AIDA")));
            default -> identity("AWSService", "awsService", Json.object().put("invokedBy", "cloudfront.amazonaws.com"));
        };
    }

    private static ObjectNode identity(String type, String member, ObjectNode details) {
        return Json.object().put("type", type).set(member, details);
    }

    private ObjectNode user() {
        return principal("arn:aws:iam::" + accountId + ":user/alex").put("userName", "alex");
    }

    private ObjectNode session(String resource, Instant at) {
        ObjectNode session =
                principal("arn:aws:sts::" + accountId + ":" + resource).put("accessKeyId", principalId("ASIA"));
        ObjectNode context = session.putObject("sessionContext");
        context.putObject("attributes")
                .put("creationDate", Json.time(at.minus(Duration.ofMinutes(20))))
                .put("mfaAuthenticated", dice.chance(0.5));
        context.set(
                "sessionIssuer",
                principal("arn:aws:iam::" + accountId + ":role/deploy")
                        .put("type", "Role")
                        .put("userName", "deploy"));
        return session;
    }

    private ObjectNode principal(String arn) {
        return Json.object().put("accountId", accountId).put("arn", arn).put("principalId", principalId("AROA"));
    }

    private String principalId(String prefix) {
        return prefix + dice.hex(16).toUpperCase(Locale.ROOT);
    }

    /** An address of a network that is set aside for documentation. */
    private ObjectNode ipAddressDetails() {
        ObjectNode details = Json.object().put("ipAddressV4", "203.0.113." + (1 + dice.below(254)));
        details.putObject("ipOwner")
                .put("asn", "64500")
                .put("asnOrg", "Example network")
                .put("isp", "Example provider")
                .put("org", "Example organisation");
        details.putObject("ipCountry").put("code", "DE").put("name", "Germany");
        details.putObject("ipCity").put("name", "Berlin");
        details.putObject("ipGeoLocation").put("lat", 52.52).put("lon", 13.405);
        return details;
    }
}
