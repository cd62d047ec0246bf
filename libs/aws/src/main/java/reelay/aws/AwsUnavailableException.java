package reelay.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * An AWS service did not answer, was throttling or broken. The state machine retries the step under
 * this name; each step is safe to run twice.
 */
public final class AwsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private AwsUnavailableException(SdkException cause) {
        super("an AWS service is unavailable: " + cause.getMessage(), cause);
    }

    /**
     * Does {@code work}; trouble of AWS that may pass comes out under this name, the rest as it is.
     */
    public static <T> T named(Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException e) {
            throw mayPass(e) ? new AwsUnavailableException(e) : e;
        }
    }

    private static boolean mayPass(SdkException e) {
        return switch (e) {
            case SdkClientException _ -> true;
            case SdkServiceException service ->
                    service.statusCode() >= 500 || service.isThrottlingException();
            default -> e.retryable();
        };
    }
}
