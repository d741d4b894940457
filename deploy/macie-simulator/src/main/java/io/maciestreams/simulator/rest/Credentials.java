package io.maciestreams.simulator.rest;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signs a request, and for which Region: the credential of its Signature Version 4. The access key ids of an
 * account are AKIA, or of an assumed role ASIA, and the account's id; signatures are not checked.
 */
record Credentials(String accountId, String region) {

    private static final Pattern SIGNED = Pattern.compile(
            "AWS4-HMAC-SHA256 +Credential=A[KS]IA(\\d{12})/\\d{8}/([a-z0-9-]+)/[a-z0-9-]+/aws4_request.*");

    static Optional<Credentials> of(Context request) {
        String authorization =
                Optional.ofNullable(request.header("Authorization")).orElse("");
        Matcher signed = SIGNED.matcher(authorization);
        return signed.matches() ? Optional.of(new Credentials(signed.group(1), signed.group(2))) : Optional.empty();
    }

    static String assumedRoleKey(String accountId) {
        return "ASIA" + accountId;
    }
}
