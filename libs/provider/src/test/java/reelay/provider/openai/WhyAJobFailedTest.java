package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.provider.job.JobView;
import reelay.video.Failure;
import reelay.video.FailureCode;

/** What a failed job tells its user, and under which code. */
class WhyAJobFailedTest extends ProviderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    failed    | {"code":"moderation_blocked","message":"Blocked."} | MODERATION_BLOCKED | Blocked.
                    failed    | {"message":"out of memory"}                        | GENERATION_FAILED  | out of memory
                    failed    | {"code":500,"message":"boom"}                      | GENERATION_FAILED  | boom
                    failed    | {"code":"ValueError","message":"boom"}             | GENERATION_FAILED  | ValueError: boom
                    failed    | "it broke"                                         | GENERATION_FAILED  | it broke
                    failed    | "Your request was blocked by our moderation system." | MODERATION_BLOCKED | Your request was blocked by our moderation system.
                    failed    | null                                               | GENERATION_FAILED  | The provider gave no reason; its status is failed.
                    cancelled | null                                               | CANCELLED          | The provider gave no reason; its status is cancelled.
                    expired   | {"message":"key sk-abc12345 died"}                 | EXPIRED            | key [key] died
                    """)
    void saysWhyAJobFailed(String status, String error, FailureCode code, String message) {
        JobView job = seen("{\"status\":\"" + status + "\",\"error\":" + error + "}");

        assertThat(job.failure()).contains(new Failure(code, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"status":"failed","fail_reason":"out of memory"}
                    {"status":"failed","failure_reason":"out of memory","message":"success"}
                    {"status":"failed","error_message":"out of memory","error":null}
                    {"status":"failed","error":"","message":"out of memory"}
                    {"status":"failed","error":{},"msg":"out of memory"}
                    {"code":"success","message":"","data":{"status":"FAILURE","fail_reason":"out of memory"}}
                    {"code":0,"message":"SUCCEED","data":{"task_status":"failed","task_status_msg":"out of memory"}}
                    {"output":{"task_status":"FAILED","code":"","message":"out of memory"},"request_id":"r"}
                    {"task":{"id":"a","status":"failed","error":{"message":"out of memory"}}}
                    {"status":"failed","base_resp":{"status_code":1000,"status_msg":"out of memory"}}
                    """)
    void findsTheReasonWhereverServersPutIt(String body) {
        assertThat(seen(body).failure().map(Failure::message)).contains("out of memory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"code":"moderation_blocked","message":"Your request was blocked."}             | MODERATION_BLOCKED
                    {"code":"content_policy_violation","message":"no"}                              | MODERATION_BLOCKED
                    {"code":"InputTextSensitiveContentDetected","message":"no"}                     | MODERATION_BLOCKED
                    {"code":"InputImageSensitiveContentDetected.PrivacyInformation","message":"no"} | MODERATION_BLOCKED
                    {"code":"SAFETY.INPUT.TEXT","message":"no"}                                     | MODERATION_BLOCKED
                    {"message":"The prompt was flagged by moderation; no output was generated."}    | MODERATION_BLOCKED
                    {"code":"OutputVideoSensitiveContentDetected.PolicyViolation","message":"no"}   | OUTPUT_BLOCKED
                    {"code":"SAFETY.OUTPUT.VIDEO","message":"no"}                                   | OUTPUT_BLOCKED
                    {"code":"moderation_blocked","message":"The generated video was blocked."}      | OUTPUT_BLOCKED
                    {"message":"The output was flagged by our safety system."}                      | OUTPUT_BLOCKED
                    {"code":"1301","message":"内容违规"}                                                | MODERATION_BLOCKED
                    {"message":"The prompt names a public figure."}                                 | MODERATION_BLOCKED
                    {"message":"The generated video was flagged as a trademark."}                   | OUTPUT_BLOCKED
                    {"message":"The request was rejected because size is wrong."}                   | GENERATION_FAILED
                    {"code":"ValueError","message":"the output was empty"}                          | GENERATION_FAILED
                    {"code":"processing_error","message":"heavy load"}                              | PROCESSING_ERROR
                    {"code":"<b>x</b>","message":"boom"}                                            | GENERATION_FAILED
                    """)
    void tellsARefusedRequestFromARefusedResult(String error, FailureCode code) {
        JobView job = seen("{\"status\":\"failed\",\"error\":" + error + "}");

        assertThat(job.failure()).map(Failure::code).contains(code);
    }

    @Test
    void saysOfARefusedResultThatNobodyKnowsOfACharge() {
        assertThat(
                        seen("{\"status\":\"failed\",\"error\":\"The output was blocked by"
                                        + " moderation.\"}")
                                .failure())
                .map(Failure::message)
                .contains(
                        "The output was blocked by moderation. The provider does not say whether it"
                                + " charged for the run.");
        assertThat(
                        seen("{\"status\":\"failed\",\"error\":\"Output video moderated, not"
                                        + " charged.\"}")
                                .failure())
                .map(Failure::message)
                .contains("Output video moderated, not charged.");
    }

    @Test
    void quotesNoMarkupAsAWord() {
        assertThat(
                        seen("{\"status\":\"failed\",\"error\":{\"code\":\"<b>x</b>\",\"message\":\"boom\"}}")
                                .failure())
                .map(Failure::message)
                .contains("boom");
    }
}
