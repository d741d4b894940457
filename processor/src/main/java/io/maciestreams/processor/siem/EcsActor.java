package io.maciestreams.processor.siem;

import io.maciestreams.avro.FindingActor;
import io.maciestreams.avro.IpOwner;
import io.maciestreams.avro.PolicyDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is behind a policy finding, in ECS's fields; empty in other findings. */
record EcsActor(@Nullable Identity identity, @Nullable Device device) {

    static EcsActor of(@Nullable PolicyDetails policy) {
        FindingActor actor = policy == null ? null : policy.getActor();
        if (actor == null) {
            return new EcsActor(null, null);
        }
        Identity identity = actor.getUserIdentity() == null ? null : Identity.of(actor.getUserIdentity());
        return new EcsActor(identity, Device.of(actor));
    }

    Members user() {
        return identity == null
                ? new Members()
                : Members.of("id", Members.text(identity.principalId())).and("name", Members.text(identity.name()));
    }

    Members source() {
        if (device == null) {
            return new Members();
        }
        IpOwner owner = device.owner();
        return Members.of("address", device.address() == null ? device.domain() : device.address())
                .and("ip", device.ip())
                .and("domain", device.domain())
                .and("geo", geo(device))
                .and(
                        "as",
                        Members.of("number", device.asNumber())
                                .and("organization", Members.of("name", owner == null ? null : owner.getAsnOrg())));
    }

    private static Members geo(Device device) {
        var details = device.details();
        var point = details == null ? null : details.getIpGeoLocation();
        var country = details == null ? null : details.getIpCountry();
        return Members.of("city_name", device.city())
                .and("country_iso_code", device.country())
                .and("country_name", country == null ? null : Members.text(country.getName()))
                .and("location", point == null ? new Members() : location(point.getLat(), point.getLon()));
    }

    // A point needs both, and Elasticsearch refuses a document with one that is not on the globe.
    private static Members location(@Nullable Double lat, @Nullable Double lon) {
        return lat == null || lon == null || Math.abs(lat) > 90 || Math.abs(lon) > 180
                ? new Members()
                : Members.of("lat", lat).and("lon", lon);
    }

    Members related() {
        return Members.of(
                        "user", identity == null ? List.of() : Members.present(identity.name(), identity.principalId()))
                .and("ip", device == null ? List.of() : Members.present(device.ip()))
                .and("hosts", device == null ? List.of() : Members.present(device.domain()));
    }
}
