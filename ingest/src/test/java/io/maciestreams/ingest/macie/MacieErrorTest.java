package io.maciestreams.ingest.macie;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacieErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            400 | ValidationException           | The request is not valid.       | INVALID_REQUEST
            401 | UnrecognizedClientException   | The security token is invalid.  | ACCESS_DENIED
            401 | AccessDeniedException         | Macie is not enabled.           | NOT_ENABLED
            402 | ServiceQuotaExceededException | Too many.                       | QUOTA_EXCEEDED
            403 | AccessDeniedException         | User is not authorized          | ACCESS_DENIED
            403 | AccessDeniedException         | Macie is not enabled            | NOT_ENABLED
            403 | AccessDeniedException         | Error: MACIE is not enabled yet | NOT_ENABLED
            403 | AccessDeniedException         |                                 | ACCESS_DENIED
            403 | AccessDenied                  | Macie is not enabled            | ACCESS_DENIED
            404 | ResourceNotFoundException     | No such thing                   | NOT_FOUND
            409 | ConflictException             | Try again                       | CONFLICT
            418 |                               |                                 | UNDOCUMENTED
            429 | ThrottlingException           | Rate exceeded                   | THROTTLED
            429 | TooManyRequestsException      | Rate exceeded                   | THROTTLED
            429 |                               |                                 | THROTTLED
            500 | InternalServerException       | Try again                       | UNAVAILABLE
            503 |                               | Service Unavailable             | UNAVAILABLE
            """)
    void knowsAnErrorByItsStatusAndSometimesItsCode(
            int status, @Nullable String code, @Nullable String message, MacieError error) {
        assertThat(MacieError.of(status, code, message)).isEqualTo(error);
    }
}
