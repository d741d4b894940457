package io.maciestreams.sink;

import io.maciestreams.avro.S3Destination;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a batch was decided to be, before its first upload: kept as metadata of the committed offset, which is the
 * batch's start.
 *
 * @param end offset after the last of the batch
 * @param configurationOffset newest offset of macie.export-configurations that the batch goes by; -1 if there is none
 * @param keyPrefix our folder below the destination's prefix; empty for none
 * @param own the destination that the settings name, if they do
 */
record Plan(long end, long configurationOffset, String keyPrefix, Optional<OwnDestination> own) {

    private static final String VERSION = "plan-2";
    private static final int WITHOUT_OWN = 4;
    private static final int WITH_OWN = 9;

    Plan {
        Objects.requireNonNull(keyPrefix);
        Objects.requireNonNull(own);
        if (end < 1 || configurationOffset < -1) {
            throw new IllegalArgumentException("No such plan: " + end + ", " + configurationOffset);
        }
    }

    /** The plan as text without spaces. */
    String encode() {
        Stream<String> fields =
                Stream.of(VERSION, Long.toString(end), Long.toString(configurationOffset), escape(keyPrefix));
        return Stream.concat(fields, own.stream().flatMap(Plan::fields)).collect(Collectors.joining(":"));
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws IllegalArgumentException where it is not a plan of this version
     */
    static Plan decode(String text) {
        List<String> fields = List.of(text.split(":", -1));
        if (!fields.get(0).equals(VERSION) || (fields.size() != WITHOUT_OWN && fields.size() != WITH_OWN)) {
            throw new IllegalArgumentException("Not a plan of this version");
        }
        return new Plan(
                Long.parseLong(fields.get(1)),
                Long.parseLong(fields.get(2)),
                unescape(fields.get(3)),
                fields.size() == WITHOUT_OWN ? Optional.empty() : Optional.of(own(fields)));
    }

    private static Stream<String> fields(OwnDestination own) {
        S3Destination destination = own.destination();
        return Stream.of(
                Boolean.toString(own.forAll()),
                escape(destination.getBucketName()),
                escape(destination.getKmsKeyArn()),
                escape(destination.getKeyPrefix()),
                escape(destination.getExpectedBucketOwner()));
    }

    private static OwnDestination own(List<String> fields) {
        String owner = unescape(fields.get(8));
        return new OwnDestination(
                Boolean.parseBoolean(fields.get(4)),
                new S3Destination(
                        unescape(fields.get(5)),
                        owner.isEmpty() ? null : owner,
                        unescape(fields.get(7)),
                        unescape(fields.get(6))));
    }

    private static String escape(@Nullable String field) {
        return field == null ? "" : URLEncoder.encode(field, StandardCharsets.UTF_8);
    }

    private static String unescape(String field) {
        return URLDecoder.decode(field, StandardCharsets.UTF_8);
    }
}
