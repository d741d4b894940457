package io.maciestreams.simulator.results;

/**
 * The records that one analysis has in one result file.
 *
 * @param path where the file is, below bucket and prefix of the export configuration
 * @param automated by automated discovery, not by a job
 * @param records how many records the source describes, {@code archiveMembers} of them about files in an archive
 */
public record ResultEntry(
        String analysisId, String path, boolean automated, int records, int archiveMembers, ResultSource source) {

    /** The root of every tree that Macie writes. */
    static final String ROOT = "AWSLogs/";

    public ResultEntry {
        if (!path.startsWith(ROOT)) {
            throw new IllegalArgumentException("A result file lies below " + ROOT + ": " + path);
        }
        if (records < 1 || archiveMembers < 0 || archiveMembers > records) {
            throw new IllegalArgumentException("An analysis has records, and not more members than records");
        }
    }

    ResultEntry movedTo(String newPath) {
        return new ResultEntry(analysisId, newPath, automated, records, archiveMembers, source);
    }
}
