package io.maciestreams.local;

import java.net.URI;

/** Says whether a program that was started can be used; answers within a few seconds. */
@FunctionalInterface
public interface ReadyCheck {
    boolean isReady();

    /** Ready once a GET of the address is answered with 200. */
    static ReadyCheck ok(URI address) {
        return () -> LoopbackHttp.isOk(address);
    }
}
