package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the service model of Macie's API says of the operations that the simulator speaks: routes and requests. */
final class ServiceModel {

    /** One operation: its HTTP method, its path and the members of its request. */
    record OperationModel(String method, String path, Map<String, Member> members) {

        OperationModel {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The request as one tree, valid by the model, wherever its members stand. */
        ObjectNode read(Context context) {
            return Member.read(members, RequestMembers.of(members, context), "");
        }
    }

    private final Map<String, OperationModel> operations;

    private ServiceModel(Map<String, OperationModel> operations) {
        this.operations = operations;
    }

    static ServiceModel load() {
        try (InputStream json = ServiceModel.class.getResourceAsStream("service-model.json")) {
            return new ServiceModel(new ObjectMapper().readValue(json, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("The service model cannot be read", e);
        }
    }

    OperationModel operation(Operation operation) {
        OperationModel model = operations.get(operation.apiName());
        if (model == null) {
            throw new IllegalStateException("The service model lacks " + operation.apiName());
        }
        return model;
    }
}
