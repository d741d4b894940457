package io.maciestreams.ingest.testing;

import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieConnection;
import io.maciestreams.ingest.macie.RequestBuckets;
import io.maciestreams.ingest.macie.RequestRates;
import java.util.Map;
import software.amazon.awssdk.services.macie2.Macie2Client;

/** Connections on which nobody ever waits. */
public final class Unpaced {

    private Unpaced() {}

    public static MacieApi api(Macie2Client client) {
        RequestBuckets buckets = new RequestBuckets(new RequestRates(1_000_000, Map.of()), System::nanoTime);
        return new MacieConnection(client, buckets).api(buckets.pace());
    }
}
