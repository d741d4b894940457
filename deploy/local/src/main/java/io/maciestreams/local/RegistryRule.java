package io.maciestreams.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;

/** The compatibility rule of a stack's registry: every schema reads what all before it wrote, and the other way round. */
public final class RegistryRule {
    private RegistryRule() {}

    /** Sets FULL_TRANSITIVE for every subject; Apicurio alone would not check. */
    public static void require(String schemaRegistryUrl) {
        try {
            HttpResponse<String> answer = LoopbackHttp.put(
                    URI.create(schemaRegistryUrl + "/config"), "{\"compatibility\":\"FULL_TRANSITIVE\"}");
            if (answer.statusCode() != 200) {
                throw new StackException("The registry refused its compatibility rule: HTTP " + answer.statusCode()
                        + " " + answer.body());
            }
        } catch (IOException e) {
            throw new StackException("The registry did not take its compatibility rule: " + e, e);
        }
    }
}
