package io.maciestreams.ingest.macie;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts members of Macie's answers that the SDK's model does not have, and that therefore nobody publishes. */
final class UnknownMembers implements ExecutionInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownMembers.class);
    private static final JsonFactory JSON = new JsonFactory();
    private static final ExecutionAttribute<byte[]> BODY = new ExecutionAttribute<>("MacieStreamsAnswer");

    private final Map<Class<?>, AnswerShape> shapes = new ConcurrentHashMap<>();
    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    /** How often each was met, by operation and JSON pointer. */
    Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Optional<InputStream> content = context.responseBody();
        if (content.isEmpty() || !context.httpResponse().isSuccessful()) {
            return content;
        }
        try (InputStream answer = content.get()) {
            byte[] body = answer.readAllBytes();
            attributes.putAttribute(BODY, body);
            return Optional.of(new ByteArrayInputStream(body));
        } catch (IOException e) {
            // As where the SDK itself reads the answer: the request is repeated.
            throw RetryableException.create("The answer broke off: " + e.getMessage(), e);
        }
    }

    // Only now is it known what the answer was taken for.
    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        byte[] body = attributes.getAttribute(BODY);
        if (body != null && body.length > 0) {
            String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
            look(body, operation, context.response());
        }
    }

    private void look(byte[] body, String operation, SdkResponse response) {
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            walk(json, shapes.computeIfAbsent(response.getClass(), type -> AnswerShape.of(response)), operation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void walk(JsonParser json, AnswerShape shape, String operation) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                walk(json, shape.element(), operation);
            }
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            walkMembers(json, shape, operation);
        }
    }

    private void walkMembers(JsonParser json, AnswerShape shape, String operation) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            AnswerShape member = shape.member(name);
            boolean isNull = json.nextToken() == JsonToken.VALUE_NULL;
            if (member != null) {
                walk(json, member, operation);
            } else {
                json.skipChildren();
                if (!isNull) {
                    count(operation + " " + shape.pointer() + "/" + name);
                }
            }
        }
    }

    private void count(String place) {
        long count = counts.merge(place, 1L, Long::sum);
        if (isPowerOfTen(count)) {
            LOG.warn("Answers of {} have a member that is not known, and not published; met {} times", place, count);
        }
    }

    private static boolean isPowerOfTen(long count) {
        long power = 1;
        while (power < count) {
            power *= 10;
        }
        return power == count;
    }
}
