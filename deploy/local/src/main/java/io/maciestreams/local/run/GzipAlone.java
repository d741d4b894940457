package io.maciestreams.local.run;

import io.maciestreams.avro.ExportedObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * What gzip at its default level makes of the lines of exported objects, in one thread.
 *
 * @param time of the processor, for compressing alone
 * @param size of all that came of it, in bytes
 * @param sinksSize of the objects that the sink made of the same, in bytes
 */
record GzipAlone(Duration time, long size, long sinksSize) {

    private static final int BUFFER = 64 * 1024;

    static GzipAlone of(ExportBucket bucket, List<ExportedObject> objects) throws IOException {
        gzip(bucket.content(objects.get(0).getObjectKey()));
        long nanos = 0;
        long size = 0;
        long sinksSize = 0;
        for (ExportedObject object : objects) {
            byte[] lines = bucket.content(object.getObjectKey());
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            size += gzip(lines);
            nanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            sinksSize += bucket.size(object.getObjectKey());
        }
        return new GzipAlone(Duration.ofNanos(nanos), size, sinksSize);
    }

    private static long gzip(byte[] lines) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(lines.length / 8 + BUFFER);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed, BUFFER)) {
            gzip.write(lines);
        }
        return compressed.size();
    }
}
