package io.maciestreams.ingest.results;

import io.maciestreams.avro.S3Destination;
import io.maciestreams.ingest.macie.MacieException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.InvalidObjectStateException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The result files in S3 itself; the SDK's exceptions end here. */
public final class S3ResultBucket implements ResultBucket {

    private static final String LIST = "ListObjectsV2";
    private static final int PRECONDITION_FAILED = 412;

    private final S3Clients clients;
    private final FilesAhead ahead = new FilesAhead(this::request);

    public S3ResultBucket(S3Clients clients) {
        this.clients = clients;
    }

    @Override
    public FolderPage folders(S3Destination place, String folder, @Nullable String token) throws MacieException {
        ListObjectsV2Response page =
                list(place, folder, request -> request.delimiter("/").continuationToken(token));
        return new FolderPage(
                page.commonPrefixes().stream().map(CommonPrefix::prefix).toList(),
                page.nextContinuationToken(),
                answeredAt(place, folder, page));
    }

    @Override
    public FilePage files(S3Destination place, String folder, @Nullable String after) throws MacieException {
        ListObjectsV2Response page = list(place, folder, request -> request.startAfter(after));
        boolean last = !Boolean.TRUE.equals(page.isTruncated());
        if (page.contents().isEmpty() && !last) {
            throw S3Failure.explain(LIST, place, folder, "a page without objects is not the last");
        }
        return new FilePage(
                page.contents().stream()
                        .map(object -> new ResultFile(object.key(), object.eTag(), object.lastModified()))
                        .toList(),
                last);
    }

    @Override
    public void expect(S3Destination place, List<ResultFile> next) {
        ahead.expect(place, next);
    }

    @Override
    public InputStream open(S3Destination place, ResultFile file) throws MacieException, UnreadableFileException {
        Optional<byte[]> fetched = ahead.take(place, file);
        return fetched.isPresent() ? new ByteArrayInputStream(fetched.get()) : request(place, file);
    }

    private InputStream request(S3Destination place, ResultFile file) throws MacieException, UnreadableFileException {
        try {
            return new S3Content(clients.of(place).getObject(request -> request.bucket(place.getBucketName())
                    .key(file.key())
                    .ifMatch(file.eTag())
                    .expectedBucketOwner(place.getExpectedBucketOwner())));
        } catch (NoSuchKeyException e) {
            throw new UnreadableFileException("the file was deleted", e);
        } catch (InvalidObjectStateException e) {
            throw new UnreadableFileException("the file is archived in " + e.storageClassAsString(), e);
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                throw new UnreadableFileException("the file was replaced", e);
            }
            throw S3Failure.explain("GetObject", place, file.key(), e);
        } catch (SdkException e) {
            throw S3Failure.explain("GetObject", place, file.key(), e);
        }
    }

    @Override
    public void close() {
        clients.close();
    }

    private ListObjectsV2Response list(
            S3Destination place, String folder, Consumer<ListObjectsV2Request.Builder> listing) throws MacieException {
        try {
            return clients.of(place)
                    .listObjectsV2(request -> listing.accept(request.bucket(place.getBucketName())
                            .prefix(folder)
                            .expectedBucketOwner(place.getExpectedBucketOwner())));
        } catch (SdkException e) {
            throw S3Failure.explain(LIST, place, folder, e);
        }
    }

    // Of the answer, as HTTP wants every server with a clock to send it.
    private static Instant answeredAt(S3Destination place, String folder, ListObjectsV2Response page)
            throws MacieException {
        String date = page.sdkHttpResponse()
                .firstMatchingHeader("Date")
                .orElseThrow(() -> S3Failure.explain(LIST, place, folder, "the answer has no date"));
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw S3Failure.explain(LIST, place, folder, "the answer has no date but " + date);
        }
    }
}
