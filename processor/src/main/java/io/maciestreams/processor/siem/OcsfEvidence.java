package io.maciestreams.processor.siem;

import io.maciestreams.avro.ApiCallDetails;
import io.maciestreams.avro.FindingAction;
import io.maciestreams.avro.FindingActor;
import io.maciestreams.avro.IpOwner;
import io.maciestreams.avro.PolicyDetails;
import io.maciestreams.avro.SessionContext;
import io.maciestreams.avro.SessionIssuer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What led to a policy finding, in OCSF's words: the call, who made it from where, and the bucket. */
final class OcsfEvidence {

    private static final Map<String, Coded> USER_TYPES = Map.of(
            "IAMUser", new Coded(1, "User"),
            "Root", new Coded(2, "Admin"),
            "AWSService", new Coded(4, "Service"));

    private OcsfEvidence() {}

    static Members of(FindingView view) {
        Members evidence = evidence(view.finding().getPolicyDetails()).and("databucket", OcsfResources.bucket(view));
        return Members.of("evidences", Members.list(List.of(evidence), one -> one));
    }

    private static Members evidence(@Nullable PolicyDetails policy) {
        if (policy == null) {
            return new Members();
        }
        FindingAction action = policy.getAction();
        FindingActor actor = policy.getActor();
        Members call = Members.of("api", action == null ? new Members() : api(action.getApiCallDetails()));
        return actor == null ? call : call.and("actor", actor(actor)).and("src_endpoint", endpoint(Device.of(actor)));
    }

    private static Members api(@Nullable ApiCallDetails call) {
        return call == null || call.getApi() == null
                ? new Members()
                : Members.of("operation", call.getApi()).and("service", Members.of("name", call.getApiServiceName()));
    }

    private static Members actor(FindingActor actor) {
        if (actor.getUserIdentity() == null) {
            return new Members();
        }
        Identity identity = Identity.of(actor.getUserIdentity());
        return Members.of("user", user(identity)).and("session", session(identity));
    }

    private static Members user(Identity identity) {
        String name = Members.text(identity.name());
        String uid = Members.text(identity.principalId());
        if (name == null && uid == null && identity.accountId() == null) {
            return new Members();
        }
        return Members.of("name", name)
                .and("uid", uid)
                .and("uid_alt", identity.arn())
                .andAll(Coded.of(identity.type(), USER_TYPES).as("type"))
                .and(
                        "account",
                        identity.accountId() == null ? new Members() : OcsfFinding.account(identity.accountId()))
                .and("programmatic_credentials", credentials(identity.accessKeyId()));
    }

    private static List<Map<String, Object>> credentials(@Nullable String accessKeyId) {
        return accessKeyId == null
                ? List.of()
                : List.of(Members.of("uid", accessKeyId)
                        .and("type", "Access Key ID")
                        .toMap());
    }

    private static Members session(Identity identity) {
        SessionContext session = identity.session();
        if (session == null) {
            return new Members();
        }
        SessionIssuer issuer = session.getSessionIssuer();
        var attributes = session.getAttributes();
        return Members.of("issuer", issuer == null ? null : issuer.getArn())
                .and("is_mfa", attributes == null ? null : attributes.getMfaAuthenticated())
                .and("created_time", attributes == null ? null : OcsfResources.millis(attributes.getCreationDate()));
    }

    private static Members endpoint(Device device) {
        if (device.address() == null && device.domain() == null) {
            return new Members();
        }
        IpOwner owner = device.owner();
        return Members.of("ip", device.ip())
                .and("name", device.ip() == null ? device.address() : null)
                .and("domain", device.domain())
                .and("location", location(device))
                .and(
                        "autonomous_system",
                        Members.of("number", device.asNumber()).and("name", owner == null ? null : owner.getAsnOrg()))
                .and("isp", owner == null ? null : owner.getIsp())
                .and("isp_org", owner == null ? null : owner.getOrg());
    }

    // OCSF takes coordinates only beside a city or country.
    private static Members location(Device device) {
        Members place = Members.of("city", device.city()).and("country", device.country());
        var details = device.details();
        var point = details == null ? null : details.getIpGeoLocation();
        return place.toMap().isEmpty() || point == null
                ? place
                : place.and("lat", point.getLat()).and("long", point.getLon());
    }
}
