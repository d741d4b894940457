package io.maciestreams.local.run;

import java.util.Map;

/** Settings of a service beside those of the stack, and the environment by which it gets its credentials. */
record ServiceSetup(Map<String, String> settings, Map<String, String> environment) {

    ServiceSetup {
        settings = Map.copyOf(settings);
        environment = Map.copyOf(environment);
    }

    /** Of a service that speaks with this machine only. */
    static ServiceSetup local(Map<String, String> settings) {
        return new ServiceSetup(settings, LocalAws.ENVIRONMENT);
    }
}
