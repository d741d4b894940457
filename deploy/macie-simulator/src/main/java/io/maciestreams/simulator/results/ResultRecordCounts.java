package io.maciestreams.simulator.results;

/**
 * How many records the result files of an account hold, written or not: all of them by origin, and those about files
 * in archives, which are among them.
 */
public record ResultRecordCounts(long total, long automated, long job, long archiveMembers) {

    static final ResultRecordCounts NONE = new ResultRecordCounts(0, 0, 0, 0);

    ResultRecordCounts plus(ResultEntry entry) {
        long byJob = entry.automated() ? 0 : entry.records();
        return new ResultRecordCounts(
                total + entry.records(),
                automated + entry.records() - byJob,
                job + byJob,
                archiveMembers + entry.archiveMembers());
    }
}
