package io.maciestreams.ingest.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.BucketMetadata;
import software.amazon.awssdk.services.macie2.model.DescribeBucketsRequest;
import software.amazon.awssdk.services.macie2.model.DescribeBucketsResponse;
import software.amazon.awssdk.services.macie2.model.Macie2Exception;

/** The buckets of a Macie in memory, by name; its page tokens are positions. */
public final class TestingBuckets implements Macie2Client {

    public final List<DescribeBucketsRequest> requests = new ArrayList<>();
    private final Map<String, BucketMetadata> buckets = new TreeMap<>();
    private @Nullable String onlyToken;
    private int failingRequest;

    /** Adds a bucket, or changes the one of the same name. */
    public void put(BucketMetadata.Builder bucket) {
        BucketMetadata built = bucket.build();
        buckets.put(String.valueOf(built.bucketName()), built);
    }

    public void remove(String name) {
        buckets.remove(name);
    }

    /** Makes every page end with this token; null with its own. */
    public void repeatToken(@Nullable String token) {
        onlyToken = token;
    }

    /** Refuses the {@code number}th request from now, counted from 1. */
    public void failRequest(int number) {
        failingRequest = requests.size() + number;
    }

    @Override
    public DescribeBucketsResponse describeBuckets(DescribeBucketsRequest request) {
        requests.add(request);
        if (requests.size() == failingRequest) {
            throw Macie2Exception.builder().statusCode(403).message("not now").build();
        }
        List<BucketMetadata> found = buckets.values().stream()
                .filter(bucket -> isWanted(bucket, request))
                .toList();
        int start = request.nextToken() == null || onlyToken != null ? 0 : Integer.parseInt(request.nextToken());
        int end = Math.min(start + request.maxResults(), found.size());
        String token = onlyToken != null ? onlyToken : end < found.size() ? String.valueOf(end) : null;
        return DescribeBucketsResponse.builder()
                .buckets(found.subList(Math.min(start, end), end))
                .nextToken(token)
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

    private static boolean isWanted(BucketMetadata bucket, DescribeBucketsRequest request) {
        return request.criteria().entrySet().stream()
                .allMatch(condition -> condition.getKey().equals("bucketName")
                        && condition.getValue().eq().contains(bucket.bucketName()));
    }
}
