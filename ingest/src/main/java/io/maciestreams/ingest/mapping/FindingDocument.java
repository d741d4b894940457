package io.maciestreams.ingest.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.maciestreams.avro.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One finding as a file holds it: as Macie's API tells it, or as EventBridge carries it.
 *
 * @param json the finding alone
 * @param account that the envelope names: the one whose Macie reported the finding; null without an envelope
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy of each would double the work.
public record FindingDocument(byte[] json, @Nullable String account) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String NAME = "Finding";
    private static final Set<String> OURS = Set.of("macieAccountId");

    // What comes before the finding in an envelope, or beside the findings in an answer; any other name is a finding's.
    private static final Set<String> AROUND = Set.of(
            "version",
            "id",
            "detail-type",
            "source",
            "account",
            "time",
            "region",
            "resources",
            "replay-name",
            "nextToken");

    /**
     * The findings in a document: one, or all in an answer of GetFindings.
     *
     * @throws MappingException where it is no JSON object
     */
    public static List<FindingDocument> in(byte[] document) throws MappingException {
        try (JsonParser parser = JSON.createParser(document)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MappingException(NAME, "is not a JSON object");
            }
            return unwrap(document, parser);
        } catch (IOException e) {
            throw new MappingException(NAME, "is not JSON");
        }
    }

    private static List<FindingDocument> unwrap(byte[] document, JsonParser parser) throws IOException {
        String account = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("detail") && value == JsonToken.START_OBJECT) {
                byte[] finding = slice(document, parser);
                return List.of(new FindingDocument(finding, account == null ? accountBehind(parser) : account));
            }
            if (name.equals("findings") && value == JsonToken.START_ARRAY) {
                return elements(document, parser);
            }
            if (!AROUND.contains(name)) {
                break;
            }
            account = name.equals("account") ? parser.getText() : account;
            parser.skipChildren();
        }
        return List.of(new FindingDocument(document, null));
    }

    private static @Nullable String accountBehind(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("account")) {
                return parser.getText();
            }
            parser.skipChildren();
        }
        return null;
    }

    private static List<FindingDocument> elements(byte[] document, JsonParser parser) throws IOException {
        List<FindingDocument> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(new FindingDocument(slice(document, parser), null));
        }
        return elements;
    }

    private static byte[] slice(byte[] document, JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        return Arrays.copyOfRange(
                document, start, (int) parser.currentLocation().getByteOffset());
    }

    /**
     * The finding with what it lacks of ours: without an envelope, the account that it applies to stands for the one
     * whose Macie reported it.
     *
     * @param unknown gets the members that have no field, JSON pointer to JSON text
     * @throws MappingException where a member does not fit, or a required one is missing
     */
    public Finding read(Map<String, String> unknown) throws MappingException {
        Finding finding = new Finding();
        unknown.putAll(JsonToAvro.fill(finding, json, OURS));
        finding.setMacieAccountId(account == null ? finding.getAccountId() : account);
        AvroRecords.requireAll(NAME, finding);
        return finding;
    }
}
