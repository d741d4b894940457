package io.maciestreams.simulator.rest;

import java.util.Arrays;

/** The operations of Macie's API that the simulator speaks. */
public enum Operation {
    LIST_FINDINGS("ListFindings", "POST", "/findings"),
    GET_FINDINGS("GetFindings", "POST", "/findings/describe"),
    GET_RESOURCE_PROFILE("GetResourceProfile", "GET", "/resource-profiles"),
    GET_CLASSIFICATION_EXPORT_CONFIGURATION(
            "GetClassificationExportConfiguration", "GET", "/classification-export-configuration"),
    PUT_CLASSIFICATION_EXPORT_CONFIGURATION(
            "PutClassificationExportConfiguration", "PUT", "/classification-export-configuration"),
    LIST_CLASSIFICATION_JOBS("ListClassificationJobs", "POST", "/jobs/list"),
    DESCRIBE_CLASSIFICATION_JOB("DescribeClassificationJob", "GET", "/jobs/{jobId}"),
    DESCRIBE_BUCKETS("DescribeBuckets", "POST", "/datasources/s3"),
    GET_BUCKET_STATISTICS("GetBucketStatistics", "POST", "/datasources/s3/statistics");

    private final String apiName;
    private final String method;
    private final String path;

    Operation(String apiName, String method, String path) {
        this.apiName = apiName;
        this.method = method;
        this.path = path;
    }

    /**
     * The operation of this name in Macie's API.
     *
     * @throws IllegalArgumentException for one that the simulator does not speak
     */
    public static Operation named(String apiName) {
        return Arrays.stream(values())
                .filter(operation -> operation.apiName.equals(apiName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The simulator does not speak " + apiName));
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }
}
