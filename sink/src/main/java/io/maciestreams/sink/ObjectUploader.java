package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.service.ServiceException;
import java.util.Map;

/** Writes objects where there are none yet; nothing is ever overwritten. */
interface ObjectUploader extends AutoCloseable {

    /**
     * Writes an object, encrypted as the destination asks, unless its key is taken.
     *
     * @return false where an object has this key already, whoever wrote it
     * @throws ServiceException where it cannot be written, or it is not certain that it was
     */
    boolean putIfAbsent(S3Destination destination, String key, byte[] content, Map<String, String> metadata);

    /**
     * User metadata of an existing object.
     *
     * @throws ServiceException where it cannot be read
     */
    Map<String, String> metadata(S3Destination destination, String key);

    @Override
    void close();
}
