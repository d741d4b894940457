package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries each destination once before results go there, with an empty object as Macie does, and by Macie's Region rule. */
final class DestinationChecks {

    /** Name of the object, which Macie gives its own. */
    static final String TEST_OBJECT = "macie-test-object";

    private static final Logger LOG = LoggerFactory.getLogger(DestinationChecks.class);

    private record Passed(String resultsRegion, S3Destination destination) {}

    private final ObjectUploader uploader;
    private final String keyPrefix;
    private final Set<Passed> passed = new HashSet<>();

    DestinationChecks(ObjectUploader uploader, String keyPrefix) {
        this.uploader = uploader;
        this.keyPrefix = keyPrefix;
    }

    /**
     * Checks a destination that results of a Region are to go to.
     *
     * @throws ServiceException where they cannot, naming what is missing
     */
    void require(String resultsRegion, S3Destination destination) {
        Passed check = new Passed(resultsRegion, destination);
        if (!passed.contains(check)) {
            RegionRule.require(resultsRegion, destination.getBucketName(), uploader.region(destination));
            uploader.test(destination, ObjectKey.folders(destination.getKeyPrefix(), keyPrefix) + TEST_OBJECT);
            passed.add(check);
        }
    }

    /** Checks one for whose results no Region is known yet. */
    void tell(S3Destination destination) {
        tell(uploader.region(destination), destination);
    }

    /** Checks one that may never be needed: what is wrong with it is told, and only stops the sink where it is used. */
    void tell(String resultsRegion, S3Destination destination) {
        try {
            require(resultsRegion, destination);
        } catch (ServiceException e) {
            LOG.error("Results of {} could not be exported: {}", resultsRegion, e.getMessage());
        }
    }
}
