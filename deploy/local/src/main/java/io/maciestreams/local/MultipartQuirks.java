package io.maciestreams.local;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.http.HttpRequest;

/** What S3Mock does otherwise than S3 with an object that is uploaded in parts, and how the front makes up for it. */
final class MultipartQuirks {
    // S3Mock forgets the encryption of such an object, but keeps its metadata.
    private static final String KEPT_KEY = "x-amz-meta-stack-kms-key-id";
    private static final String ENCRYPTION = "x-amz-server-side-encryption";

    private MultipartQuirks() {}

    /** Lets S3Mock keep the key of an upload that begins. */
    static void keepKey(HttpExchange asked, KmsKey key, HttpRequest.Builder request) {
        String named = asked.getRequestHeaders().getFirst(KmsKey.HEADER);
        String query = asked.getRequestURI().getRawQuery();
        boolean begins = asked.getRequestMethod().equals("POST") && query != null && query.startsWith("uploads");
        if (begins && named != null) {
            request.header(KEPT_KEY, key.toMock(KmsKey.HEADER, named));
        }
    }

    /** Puts a kept key where S3 names it. */
    static void nameKey(KmsKey key, Headers answer) {
        String kept = answer.getFirst(KEPT_KEY);
        if (kept != null) {
            answer.remove(KEPT_KEY);
            answer.set(ENCRYPTION, "aws:kms");
            answer.set(KmsKey.HEADER, key.toCaller(KmsKey.HEADER, kept));
        }
    }

    /** Whether a request aborts an upload: S3Mock then forgets the object that has the key, too. */
    static boolean isAbort(HttpExchange asked) {
        String query = asked.getRequestURI().getRawQuery();
        return asked.getRequestMethod().equals("DELETE") && query != null && query.contains("uploadId=");
    }
}
