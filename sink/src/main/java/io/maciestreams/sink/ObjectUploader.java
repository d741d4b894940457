package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.util.Map;

/** Writes objects where there are none yet; no result is ever overwritten. */
interface ObjectUploader extends AutoCloseable {

    /**
     * Writes an object, encrypted as the destination asks, unless its key is taken.
     *
     * @return false where an object has this key already, whoever wrote it, or where that has to be looked at
     * @throws ServiceException where it cannot be written, or it is not certain that it was
     */
    boolean putIfAbsent(S3Destination destination, String key, ObjectBytes content, Map<String, String> metadata);

    /**
     * User metadata of an existing object.
     *
     * @throws ServiceException where it cannot be read, or is not encrypted as the destination asks
     */
    Map<String, String> metadata(S3Destination destination, String key);

    /**
     * Writes an empty object, as Macie does to try a destination; one that is there is replaced.
     *
     * @throws ServiceException where it cannot be written
     */
    void test(S3Destination destination, String key);

    /** AWS Region of the destination's bucket. */
    String region(S3Destination destination);

    @Override
    void close();
}
