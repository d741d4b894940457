package io.maciestreams.sink;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.ByteBufferBackedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Puts members of Macie's line that have no field in our schema back into it, each at the end of its object. */
final class UnknownMembers {

    // Numbers stay as they were written.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private UnknownMembers() {}

    /**
     * The line with its line feed and the members, which come in the order of their pointers.
     *
     * @throws com.fasterxml.jackson.core.JacksonException where one is not JSON
     */
    static ByteBuffer insert(Map<String, String> members, ByteBuffer line) throws IOException {
        ObjectNode result = (ObjectNode) JSON.readTree(new ByteBufferBackedInputStream(line.duplicate()));
        for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
            JsonPointer pointer = JsonPointer.compile(member.getKey());
            result.withObject(pointer.head(), JsonNode.OverwriteMode.NULLS, true)
                    .set(pointer.last().getMatchingProperty(), JSON.readTree(member.getValue()));
        }
        return StandardCharsets.UTF_8.encode(JSON.writeValueAsString(result) + "\n");
    }
}
