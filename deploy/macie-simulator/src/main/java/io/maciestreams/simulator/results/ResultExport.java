package io.maciestreams.simulator.results;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes result files in the background, each once to a destination; one that S3 does not take is tried again. */
final class ResultExport implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ResultExport.class);

    private static final String CHECK_OBJECT = "macie-test-object";
    private static final int WRITERS = 4;
    private static final long RETRY_AFTER_MILLIS = 1_000;

    private final ResultStore store;
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, ResultExport::thread);
    private final Executor later =
            CompletableFuture.delayedExecutor(RETRY_AFTER_MILLIS, TimeUnit.MILLISECONDS, writers);
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong pending = new AtomicLong();

    ResultExport(ResultStore store) {
        this.store = store;
    }

    /** Writes the empty object by which Macie checks that it may write. */
    void check(ExportConfiguration destination) {
        store.put(destination, destination.bucket().key(CHECK_OBJECT), new byte[0]);
    }

    void write(Collection<ResultFile> files, ExportConfiguration destination) {
        for (ResultFile file : files) {
            if (taken.add(destination.bucket().uri(file.path()))) {
                pending.incrementAndGet();
                writers.execute(() -> write(file, destination));
            }
        }
    }

    private void write(ResultFile file, ExportConfiguration destination) {
        try {
            store.putOnce(destination, destination.bucket().key(file.path()), file.content(destination));
            written.incrementAndGet();
            pending.decrementAndGet();
        } catch (ResultStoreException e) {
            log.warn("{}; will be tried again", e.getMessage());
            later.execute(() -> write(file, destination));
        } catch (RuntimeException e) {
            log.error("The result file {} cannot be made; it stays pending", file.path(), e);
        }
    }

    ResultFileCounts counts() {
        return new ResultFileCounts(written.get(), pending.get());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "result-files");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        writers.shutdownNow();
        store.close();
    }
}
