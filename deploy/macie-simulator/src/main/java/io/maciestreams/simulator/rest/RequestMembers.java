package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.javalin.http.Context;
import io.maciestreams.simulator.rest.Member.Location;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the members of a request from where it carries them: path, query and body. Those it lacks are null. */
final class RequestMembers {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RequestMembers() {}

    static ObjectNode of(Map<String, Member> members, Context context) {
        boolean takesBody = members.values().stream().anyMatch(member -> member.location() == Location.BODY);
        JsonNode body = takesBody ? parse(context.body()) : JsonNodeFactory.instance.objectNode();
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        members.forEach((name, member) -> given.set(
                name,
                switch (member.location()) {
                    case PATH -> value(member, context.pathParam(name));
                    case QUERY -> value(member, context.queryParam(name));
                    case BODY -> body.get(name);
                }));
        return given;
    }

    private static JsonNode parse(String body) {
        try {
            JsonNode tree = JSON.readTree(body.isBlank() ? "{}" : body);
            if (!tree.isObject()) {
                throw MacieException.invalid("The request body must be an object");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw MacieException.invalid("The request body is not JSON");
        }
    }

    /** A path or a query holds numbers as texts; one that is none stays a text, which the model then refuses. */
    private static JsonNode value(Member member, @Nullable String parameter) {
        if (parameter == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        return member.type() == Member.Type.INTEGER && parameter.matches("-?\\d{1,18}")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(parameter))
                : TextNode.valueOf(parameter);
    }
}
