package io.maciestreams.ingest.testing;

import io.maciestreams.ingest.macie.AccountAccess;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieConnection;
import io.maciestreams.ingest.macie.RequestBuckets;
import io.maciestreams.ingest.macie.RequestRates;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.macie2.Macie2Client;

/** Connections that need no account, and on which nobody ever waits. */
public final class Unpaced {

    private Unpaced() {}

    public static MacieApi api(Macie2Client client) {
        RequestBuckets buckets = new RequestBuckets(new RequestRates(1_000_000, Map.of()), System::nanoTime);
        return connection(client, buckets).api(buckets.pace());
    }

    /** A connection without credentials. */
    public static MacieConnection connection(Macie2Client client, RequestBuckets buckets) {
        return new MacieConnection(
                client, buckets, new AccountAccess(AnonymousCredentialsProvider.create(), () -> {}, List.of()));
    }
}
