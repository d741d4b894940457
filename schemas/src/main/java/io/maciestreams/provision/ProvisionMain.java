package io.maciestreams.provision;

import io.maciestreams.service.ServiceMain;

/** Starts the provision step: {@code java -jar macie-streams-schemas.jar SETTINGS.properties}. */
public final class ProvisionMain {

    private ProvisionMain() {}

    public static void main(String[] args) {
        new ServiceMain("provision", ProvisionConfig.DEFINITION, Provision::new).runAndExit(args);
    }
}
