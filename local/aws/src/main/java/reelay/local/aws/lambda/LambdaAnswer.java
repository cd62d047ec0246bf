package reelay.local.aws.lambda;

import org.jspecify.annotations.Nullable;

/** What comes back from a synchronous invocation. Payloads stay out of every toString. */
public sealed interface LambdaAnswer {

    /**
     * The function answered.
     *
     * @param payload what it wrote, JSON
     */
    record Returned(String payload) implements LambdaAnswer {
        @Override
        public String toString() {
            return "Returned[" + payload.length() + " characters]";
        }
    }

    /**
     * The function failed, timed out or died: status 200 with {@code X-Amz-Function-Error}.
     *
     * @param error {@code {"errorMessage": ..., "errorType": ...}}, with a {@code stackTrace} when
     *     an exception was thrown
     */
    record Failed(String error) implements LambdaAnswer {
        @Override
        public String toString() {
            return "Failed[" + error.length() + " characters]";
        }
    }

    /**
     * Lambda did not run the function.
     *
     * @param status HTTP status
     * @param type the error's name, such as {@code TooManyRequestsException}
     * @param reason which limit was hit; null for other errors
     * @param message the sentence beside it
     */
    record Refused(int status, String type, @Nullable String reason, String message)
            implements LambdaAnswer {

        static Refused unknownFunction(String arn) {
            return new Refused(
                    404, "ResourceNotFoundException", null, "Function not found: " + arn);
        }

        static Refused throttled() {
            return new Refused(
                    429,
                    "TooManyRequestsException",
                    "ReservedFunctionConcurrentInvocationLimitExceeded",
                    "Rate Exceeded.");
        }

        static Refused invalidParameter(String message) {
            return new Refused(400, "InvalidParameterValueException", null, message);
        }

        static Refused notJson(String detail) {
            return new Refused(
                    400,
                    "InvalidRequestContentException",
                    null,
                    "Could not parse request body into json: " + detail);
        }

        static Refused notEmulated(String what) {
            return new Refused(
                    501, "NotEmulatedException", null, what + " is not emulated locally");
        }
    }
}
