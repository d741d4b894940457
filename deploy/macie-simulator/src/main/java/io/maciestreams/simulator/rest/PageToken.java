package io.maciestreams.simulator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maciestreams.simulator.paging.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An opaque nextToken: the position a page ended at, good only for the query it came from. */
record PageToken(int query, Position position) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static PageToken parse(String text, int query) {
        PageToken token = decode(text);
        if (token.query() != query) {
            throw MacieException.invalid("nextToken belongs to another query");
        }
        return token;
    }

    String text() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A page token must be writable", e);
        }
    }

    private static PageToken decode(String text) {
        try {
            return JSON.readValue(Base64.getUrlDecoder().decode(text), PageToken.class);
        } catch (IOException | IllegalArgumentException e) {
            throw MacieException.invalid("nextToken is not one that this service gave");
        }
    }
}
