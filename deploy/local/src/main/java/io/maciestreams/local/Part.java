package io.maciestreams.local;

/** A server of the stack: how it is started, and how it shows that it can be used. */
record Part(JavaProgram program, ReadyCheck ready) {}
