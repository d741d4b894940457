package io.maciestreams.processor.profiles;

import io.maciestreams.avro.BucketStatistics;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Adds and subtracts the statistics of buckets, member by member: numbers are summed, of times the newest is kept. A number
 * that no bucket has ever told is null.
 */
final class BucketSums {

    private BucketSums() {}

    /** Statistics over no bucket: of no account and Region yet. */
    static BucketStatistics none() {
        return BucketStatistics.newBuilder().setMacieAccountId("").setRegion("").build();
    }

    static BucketStatistics add(BucketStatistics sums, BucketStatistics share) {
        combine(sums, share, 1);
        return sums;
    }

    /** A time stays as it is: it was read then, whether the bucket is still there or not. */
    static BucketStatistics subtract(BucketStatistics sums, BucketStatistics share) {
        combine(sums, share, -1);
        return sums;
    }

    private static void combine(SpecificRecord sums, SpecificRecord share, int sign) {
        for (Schema.Field field : share.getSchema().getFields()) {
            Object added = share.get(field.pos());
            if (added != null) {
                sums.put(field.pos(), combined(sums.get(field.pos()), added, sign));
            }
        }
    }

    private static Object combined(@Nullable Object sum, Object added, int sign) {
        if (added instanceof Long number) {
            return (sum == null ? 0 : (Long) sum) + sign * number;
        }
        if (added instanceof Instant time) {
            return sum == null || time.isAfter((Instant) sum) ? time : sum;
        }
        if (added instanceof SpecificRecordBase record) {
            SpecificRecord group = sum == null ? empty(record) : (SpecificRecord) sum;
            combine(group, record, sign);
            return group;
        }
        return added;
    }

    private static SpecificRecord empty(SpecificRecordBase like) {
        return (SpecificRecord) like.getSpecificData().newRecord(null, like.getSchema());
    }
}
