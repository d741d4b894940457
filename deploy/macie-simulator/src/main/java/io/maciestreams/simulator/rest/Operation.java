package io.maciestreams.simulator.rest;

import java.util.Arrays;

/** The operations of Macie's API that the simulator speaks. */
public enum Operation {
    LIST_FINDINGS("ListFindings"),
    GET_FINDINGS("GetFindings"),
    CREATE_SAMPLE_FINDINGS("CreateSampleFindings"),
    GET_MACIE_SESSION("GetMacieSession"),
    GET_RESOURCE_PROFILE("GetResourceProfile"),
    UPDATE_RESOURCE_PROFILE("UpdateResourceProfile"),
    LIST_RESOURCE_PROFILE_DETECTIONS("ListResourceProfileDetections"),
    UPDATE_RESOURCE_PROFILE_DETECTIONS("UpdateResourceProfileDetections"),
    LIST_RESOURCE_PROFILE_ARTIFACTS("ListResourceProfileArtifacts"),
    GET_CLASSIFICATION_EXPORT_CONFIGURATION("GetClassificationExportConfiguration"),
    PUT_CLASSIFICATION_EXPORT_CONFIGURATION("PutClassificationExportConfiguration"),
    LIST_CLASSIFICATION_JOBS("ListClassificationJobs"),
    DESCRIBE_CLASSIFICATION_JOB("DescribeClassificationJob"),
    UPDATE_CLASSIFICATION_JOB("UpdateClassificationJob"),
    DESCRIBE_BUCKETS("DescribeBuckets"),
    GET_BUCKET_STATISTICS("GetBucketStatistics");

    private final String apiName;

    Operation(String apiName) {
        this.apiName = apiName;
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

    public String apiName() {
        return apiName;
    }
}
