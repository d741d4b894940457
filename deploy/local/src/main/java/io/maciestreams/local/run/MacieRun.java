package io.maciestreams.local.run;

import java.io.IOException;
import java.io.PrintStream;

/** A Macie while a run reads it: what the services need to know of it, and what it says of all that came. */
interface MacieRun extends AutoCloseable {

    /** Does what must be done before the services start. */
    void prepare(PrintStream out) throws IOException, InterruptedException;

    /** A line for people: which Macie this is. */
    String description();

    ServiceSetup ingest();

    ServiceSetup sink();

    /** Compares what came to the end of the data path, and prints it; true when all agrees. */
    boolean agrees(TopicReader reader, ExportBucket bucket, PrintStream out) throws IOException;

    @Override
    void close();
}
