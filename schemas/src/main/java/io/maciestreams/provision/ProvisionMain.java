package io.maciestreams.provision;

import io.maciestreams.service.ServiceMain;

/** Starts the provision step: {@code java -jar macie-streams-schemas.jar SETTINGS.properties}. */
public final class ProvisionMain {

    private ProvisionMain() {}

    public static void main(String[] args) {
        service().runAndExit(args);
    }

    /** The step, to be run in another program. */
    public static ServiceMain service() {
        return new ServiceMain("provision", ProvisionConfig.DEFINITION, Provision::new);
    }
}
