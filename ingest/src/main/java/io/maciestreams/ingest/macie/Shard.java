package io.maciestreams.ingest.macie;

import java.util.regex.Pattern;

/** One account in one Region: what one Macie answers for. */
public record Shard(String accountId, String region) {

    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}");

    public Shard {
        if (!ACCOUNT_ID.matcher(accountId).matches()) {
            throw new IllegalArgumentException("the account id must have 12 digits: " + accountId);
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("not the name of an AWS Region: " + region);
        }
    }

    /**
     * Reads the form {@code 123456789012/us-east-1}.
     *
     * @throws IllegalArgumentException in any other form
     */
    public static Shard parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("expected the form 123456789012/us-east-1: " + text);
        }
        return new Shard(text.substring(0, slash), text.substring(slash + 1));
    }

    /** The form that {@link #parse} reads; also the shard's key in topics. */
    @Override
    public String toString() {
        return accountId + "/" + region;
    }
}
