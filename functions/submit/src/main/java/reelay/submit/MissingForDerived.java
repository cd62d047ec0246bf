package reelay.submit;

import java.util.Optional;
import reelay.provider.ProviderError;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Operation;
import reelay.video.Video;
import reelay.video.step.SubmitOutcome;

/** A video that is made from another may also lack that other, or the operation. */
final class MissingForDerived {

    private MissingForDerived() {}

    /** Empty when the refusal is about something else. */
    static Optional<SubmitOutcome> of(Video video, String provider, ProviderError error) {
        if (video.request().operation().kind() == Operation.Kind.CREATE) {
            return Optional.empty();
        }
        return switch (error.kind()) {
            case NOT_FOUND ->
                    refused(
                            FailureCode.SOURCE_GONE,
                            "The provider "
                                    + provider
                                    + " no longer has the video this one is made from: "
                                    + error.message());
            case ROUTE_MISSING ->
                    refused(
                            FailureCode.UNSUPPORTED_OPERATION,
                            "The provider "
                                    + provider
                                    + " does not offer "
                                    + video.request().operation().kind().word()
                                    + ": "
                                    + error.message());
            default -> Optional.empty();
        };
    }

    private static Optional<SubmitOutcome> refused(FailureCode code, String message) {
        return Optional.of(new SubmitOutcome.Refused(new Failure(code, message)));
    }
}
