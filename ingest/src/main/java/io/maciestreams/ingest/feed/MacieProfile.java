package io.maciestreams.ingest.feed;

import io.maciestreams.ingest.macie.ListedPage;
import io.maciestreams.ingest.macie.MacieApi;
import io.maciestreams.ingest.macie.MacieException;
import io.maciestreams.ingest.macie.Paging;
import io.maciestreams.ingest.mapping.SdkJson;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.macie2.model.Detection;
import software.amazon.awssdk.services.macie2.model.GetResourceProfileResponse;

/**
 * The profile that Macie itself has of a bucket, with all that it found there.
 *
 * @param detections in an order that does not depend on that of Macie
 */
record MacieProfile(GetResourceProfileResponse profile, List<Detection> detections) {

    private static final Comparator<Detection> ORDER = Comparator.comparing(
                    (Detection detection) -> String.valueOf(detection.typeAsString()))
            .thenComparing(detection -> String.valueOf(detection.id()));

    MacieProfile {
        Objects.requireNonNull(profile);
        detections = detections.stream().sorted(ORDER).toList();
    }

    /** Reads the profile of a bucket; empty where Macie has none. */
    static Optional<MacieProfile> read(String bucketArn, MacieApi macie) throws MacieException {
        Optional<GetResourceProfileResponse> profile = macie.resourceProfile(bucketArn);
        if (profile.isEmpty()) {
            return Optional.empty();
        }
        List<Detection> detections = new ArrayList<>();
        Optional<Paging> paging = Optional.of(Paging.firstPage("ListResourceProfileDetections"));
        while (paging.isPresent()) {
            Optional<ListedPage<Detection>> page = macie.resourceProfileDetections(bucketArn, paging.get());
            if (page.isEmpty()) {
                return Optional.empty();
            }
            detections.addAll(page.get().items());
            paging = paging.get().after(page.get().nextToken());
        }
        return Optional.of(new MacieProfile(profile.get(), detections));
    }

    StateHash state(String bucketArn) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(SdkJson.bytes(profile));
        detections.forEach(detection -> content.writeBytes(SdkJson.bytes(detection)));
        return StateHash.of(bucketArn, content.toByteArray());
    }
}
