package io.maciestreams.ingest.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.DescribeBucketsRequest;
import software.amazon.awssdk.services.macie2.model.DescribeBucketsResponse;
import software.amazon.awssdk.services.macie2.model.Detection;
import software.amazon.awssdk.services.macie2.model.GetResourceProfileRequest;
import software.amazon.awssdk.services.macie2.model.GetResourceProfileResponse;
import software.amazon.awssdk.services.macie2.model.ListResourceProfileDetectionsRequest;
import software.amazon.awssdk.services.macie2.model.ListResourceProfileDetectionsResponse;
import software.amazon.awssdk.services.macie2.model.Macie2Exception;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;

/** The buckets of a Macie in memory, some with a profile. */
public final class TestingProfiles implements Macie2Client {

    public final TestingBuckets buckets = new TestingBuckets();
    public final List<String> asked = new ArrayList<>();

    private final Map<String, GetResourceProfileResponse> profiles = new HashMap<>();
    private final Map<String, List<Detection>> detections = new HashMap<>();
    private String refused = "";

    /** Gives a bucket a profile, or changes it. */
    public void put(String bucketArn, GetResourceProfileResponse profile, List<Detection> found) {
        profiles.put(bucketArn, profile);
        detections.put(bucketArn, found);
    }

    /** Takes a bucket's profile away. */
    public void remove(String bucketArn) {
        profiles.remove(bucketArn);
    }

    /** Denies to tell of this bucket's profile. */
    public void refuse(String bucketArn) {
        refused = bucketArn;
    }

    @Override
    public DescribeBucketsResponse describeBuckets(DescribeBucketsRequest request) {
        return buckets.describeBuckets(request);
    }

    @Override
    public GetResourceProfileResponse getResourceProfile(GetResourceProfileRequest request) {
        asked.add(request.resourceArn());
        requireProfile(request.resourceArn());
        return Objects.requireNonNull(profiles.get(request.resourceArn()));
    }

    @Override
    public ListResourceProfileDetectionsResponse listResourceProfileDetections(
            ListResourceProfileDetectionsRequest request) {
        requireProfile(request.resourceArn());
        List<Detection> all = detections.getOrDefault(request.resourceArn(), List.of());
        int start = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        int end = Math.min(start + Math.min(25, request.maxResults()), all.size());
        return ListResourceProfileDetectionsResponse.builder()
                .detections(all.subList(start, end))
                .nextToken(end < all.size() ? String.valueOf(end) : null)
                .build();
    }

    @Override
    public String serviceName() {
        return "macie2";
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private void requireProfile(String bucketArn) {
        if (bucketArn.equals(refused)) {
            throw Macie2Exception.builder().statusCode(403).message("denied").build();
        }
        if (!profiles.containsKey(bucketArn)) {
            throw ResourceNotFoundException.builder().statusCode(404).build();
        }
    }
}
