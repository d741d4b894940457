package io.maciestreams.processor.siem;

import io.maciestreams.avro.FindingActor;
import io.maciestreams.avro.IpAddressDetails;
import io.maciestreams.avro.IpOwner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the call behind a policy finding came from.
 *
 * @param ip an IPv4 address; null where what Macie tells is none, as SIEMs refuse a whole document for that
 * @param address what Macie tells
 * @param details what is known about the address
 */
record Device(
        @Nullable String ip, @Nullable String address, @Nullable String domain, @Nullable IpAddressDetails details) {

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern AS_NUMBER = Pattern.compile("(?:AS)?(\\d{1,9})");

    static Device of(FindingActor actor) {
        IpAddressDetails details = actor.getIpAddressDetails();
        String address = details == null ? null : Members.text(details.getIpAddressV4());
        String domain = actor.getDomainDetails() == null
                ? null
                : Members.text(actor.getDomainDetails().getDomainName());
        boolean valid = address != null && IPV4.matcher(address).matches();
        return new Device(valid ? address : null, address, domain, details);
    }

    /** Number of the autonomous system; null where Macie has none to tell. */
    @Nullable
    Long asNumber() {
        IpOwner owner = owner();
        if (owner == null || owner.getAsn() == null) {
            return null;
        }
        Matcher number = AS_NUMBER.matcher(owner.getAsn());
        return number.matches() ? Long.valueOf(number.group(1)) : null;
    }

    @Nullable
    IpOwner owner() {
        return details == null ? null : details.getIpOwner();
    }

    @Nullable
    String city() {
        return details == null || details.getIpCity() == null
                ? null
                : Members.text(details.getIpCity().getName());
    }

    /** ISO 3166-1 alpha-2 code. */
    @Nullable
    String country() {
        return details == null || details.getIpCountry() == null
                ? null
                : Members.text(details.getIpCountry().getCode());
    }
}
