package io.maciestreams.ingest.macie;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.macie2.model.ResourceNotFoundException;

/** Sends requests and counts them for the pace; the SDK's exceptions end here. */
record Requests(RequestPace pace) {

    /** The answer to a request. */
    <T> T send(String operation, Supplier<T> request) throws MacieException {
        pace.request(operation);
        return translate(operation, request);
    }

    /** The answer to a request of any service, with its exceptions as ours. */
    static <T> T translate(String operation, Supplier<T> request) throws MacieException {
        try {
            return request.get();
        } catch (AwsServiceException e) {
            throw refused(operation, e);
        } catch (SdkException e) {
            throw new MacieException(MacieError.UNAVAILABLE, operation + " failed: " + e.getMessage(), e);
        }
    }

    /** The answer to a request; empty where Macie says that the thing does not exist. */
    <T> Optional<T> find(String operation, Supplier<T> request) throws MacieException {
        return send(operation, () -> {
            try {
                return Optional.of(request.get());
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private static MacieException refused(String operation, AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        String message = details == null ? null : details.errorMessage();
        String reason = details == null ? String.valueOf(e.getMessage()) : code + ": " + message;
        return new MacieException(
                MacieError.of(e.statusCode(), code, message),
                operation + " failed with status " + e.statusCode() + ": " + reason,
                e);
    }
}
