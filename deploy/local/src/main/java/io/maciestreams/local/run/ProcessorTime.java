package io.maciestreams.local.run;

import java.time.Duration;

/** What a process has used of the processors so far, by all its threads. */
final class ProcessorTime {

    private ProcessorTime() {}

    static Duration of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("The processor time of process " + pid + " is not told"));
    }
}
