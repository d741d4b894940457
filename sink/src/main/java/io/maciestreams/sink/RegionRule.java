package io.maciestreams.sink;

import io.maciestreams.service.ServiceException;
import java.util.Set;

/**
 * Macie's rule on which Region's results may go to a bucket in which Region: those of a default Region to any default
 * Region, those of a Region that an account has to opt in to also to a bucket in that same Region.
 */
final class RegionRule {

    private static final Set<String> OPT_IN = Set.of(
            "af-south-1",
            "ap-east-1",
            "ap-east-2",
            "ap-south-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ca-west-1",
            "eu-central-2",
            "eu-south-1",
            "eu-south-2",
            "il-central-1",
            "me-central-1",
            "me-south-1",
            "mx-central-1");

    private RegionRule() {}

    /**
     * Checks that results may go there.
     *
     * @throws ServiceException where they may not, saying where they may
     */
    static void require(String resultsRegion, String bucketName, String bucketRegion) {
        if (!OPT_IN.contains(bucketRegion) || bucketRegion.equals(resultsRegion)) {
            return;
        }
        throw new ServiceException("Results of " + resultsRegion + " may not go to s3://" + bucketName + " in "
                + bucketRegion + ", a Region to opt in to, which takes only results of its own: take a bucket in "
                + (OPT_IN.contains(resultsRegion) ? resultsRegion + " or in " : "") + "a Region without opt-in");
    }
}
