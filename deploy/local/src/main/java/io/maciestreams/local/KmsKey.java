package io.maciestreams.local;

import java.util.regex.Pattern;

/** The one KMS key of the stack: callers name it by its ARN, as in Macie's export configuration, S3Mock by its bare id. */
record KmsKey(String arn) {
    static final String HEADER = "x-amz-server-side-encryption-aws-kms-key-id";

    private static final Pattern ARN = Pattern.compile("arn:aws:kms:[a-z0-9-]+:\\d{12}:key/[0-9a-f-]{36}");

    KmsKey {
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
