package io.maciestreams.local;

import java.util.regex.Pattern;

/** The one KMS key of the stack: callers name it by its ARN, as in Macie's export configuration, S3Mock by its bare id. */
public record KmsKey(String arn) {
    private static final Pattern ARN = Pattern.compile("arn:aws:kms:[a-z0-9-]+:\\d{12}:key/[0-9a-f-]{36}");

    /** The key that every stack knows. */
    public static final KmsKey OF_STACK =
            new KmsKey("arn:aws:kms:us-east-1:111122223333:key/3f8a1c52-6d0b-4e97-9a41-c2d85b7e6f10");

    static final String HEADER = "x-amz-server-side-encryption-aws-kms-key-id";

    public KmsKey {
        if (!ARN.matcher(arn).matches()) {
            throw new IllegalArgumentException("Not the ARN of a KMS key: " + arn);
        }
    }

    String id() {
        return arn.substring(arn.indexOf('/') + 1);
    }

    boolean isNot(String named) {
        return named.startsWith("arn:") && !named.equals(arn);
    }

    String toMock(String header, String value) {
        return isKeyHeader(header) && value.equals(arn) ? id() : value;
    }

    String toCaller(String header, String value) {
        return isKeyHeader(header) && value.equals(id()) ? arn : value;
    }

    private static boolean isKeyHeader(String header) {
        return header.equalsIgnoreCase(HEADER);
    }
}
