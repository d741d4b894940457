package io.maciestreams.ingest.results;

import java.util.List;

/**
 * Some files of a folder and of the folders in it, in the order of their keys.
 *
 * @param last whether there are no more
 */
public record FilePage(List<ResultFile> files, boolean last) {

    public FilePage {
        files = List.copyOf(files);
        if (files.isEmpty() && !last) {
            throw new IllegalArgumentException("A page that does not lead on must be the last");
        }
    }
}
