package io.maciestreams.sink;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** Which results an export takes, and whether it comes to an end. */
interface Selection {

    /** Finds out what to take, before the first result is read. */
    interface Source {
        Selection of(Admin admin, Uuid topicId);
    }

    /** What to write of all that can be decoded. */
    ResultLines of(ResultDecoder decoder);

    /** Whether all of it is written and committed. */
    boolean isDone();

    /** Every result that is authoritative, now and later. */
    static Selection everything() {
        return new Selection() {
            @Override
            public ResultLines of(ResultDecoder decoder) {
                return decoder;
            }

            @Override
            public boolean isDone() {
                return false;
            }
        };
    }
}
