package io.maciestreams.ingest.results;

/**
 * One line of a file.
 *
 * @param number counted from 1
 * @param bytes without the line's end; of a line that is too long, its start
 * @param length of the whole line in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy of each line would double the work.
public record Line(long number, byte[] bytes, long length) {

    public boolean isCut() {
        return bytes.length < length;
    }
}
