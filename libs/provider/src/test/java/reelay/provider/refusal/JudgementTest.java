package reelay.provider.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.provider.ProviderErrorKind;
import reelay.provider.refusal.ErrorBody.Layer;
import reelay.provider.refusal.Refusal.Asked;

/** The rows of the protocol's error tables, sections 2.2 to 2.4 and 5. */
class JudgementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    401 | invalid_api_key             | Incorrect API key provided: [key]. | KEY_INVALID
                    401 | -                           | Invalid Authentication | KEY_INVALID
                    401 | -                           | You must be a member of an organization to use the API | NOT_A_MEMBER
                    401 | invalid_request_error       | No such organization: org-x. | NOT_A_MEMBER
                    401 | -                           | Your IP address is not authorized to use this key | IP_NOT_ALLOWED
                    401 | -                           | OpenAI-Organization header should match organization for API key | NOT_A_MEMBER
                    401 | -                           | OpenAI-Project header should match project for API key | NOT_OF_THE_PROJECT
                    401 | -                           | The project you are requesting has been archived | NOT_OF_THE_PROJECT
                    401 | ip_not_authorized           | no | IP_NOT_ALLOWED
                    403 | -                           | Your organization must be verified to use the model `m`. Please go to: https://platform.openai.com/settings/organization/general | ORGANIZATION_UNVERIFIED
                    404 | invalid_request_error       | Your organization must be verified to use the model `m`. | ORGANIZATION_UNVERIFIED
                    403 | -                           | Country, region, or territory not supported | REGION_NOT_SUPPORTED
                    403 | unsupported_country_region_territory | no | REGION_NOT_SUPPORTED
                    403 | model_not_found             | Project `p` does not have access to model `m` | MODEL_NOT_PERMITTED
                    403 | -                           | Forbidden | REQUEST_REFUSED
                    404 | model_not_found             | The model `m` does not exist or you do not have access to it. | MODEL_NOT_FOUND
                    404 | invalid_request_error       | The model `m` does not exist or you do not have access to it. | MODEL_NOT_FOUND
                    404 | model_not_found             | The model `m` has been deprecated, learn more here: https://platform.openai.com/docs/deprecations | MODEL_RETIRED
                    400 | -                           | The model has been deprecated | MODEL_RETIRED
                    404 | invalid_request_error       | Invalid URL (POST /v1/videos) | ROUTE_MISSING
                    400 | invalid_request_error       | Invalid value: '10'. Supported values are: '4', '8', and '12'. | REQUEST_INVALID
                    400 | invalid_request_error       | Invalid type for 'seconds': expected one of '4', '8', or '12', but got an integer instead. | REQUEST_INVALID
                    400 | -                           | Inpaint image must match the requested width and height | REQUEST_INVALID
                    429 | rate_limit_exceeded         | Rate limit reached | RATE_LIMITED
                    429 | -                           | slow | RATE_LIMITED
                    429 | insufficient_quota          | You exceeded your current quota | QUOTA_EXHAUSTED
                    429 | -                           | You exceeded your current quota, please check your plan | QUOTA_EXHAUSTED
                    429 | credit_balance_exhausted    | x | QUOTA_EXHAUSTED
                    402 | -                           | Insufficient credits | QUOTA_EXHAUSTED
                    429 | organization_spend_limit_exceeded | x | SPEND_LIMIT_REACHED
                    429 | organization_usage_limit_exceeded | x | SPEND_LIMIT_REACHED
                    429 | project_spend_limit_exceeded | x | SPEND_LIMIT_REACHED
                    429 | billing_hard_limit_reached  | x | SPEND_LIMIT_REACHED
                    400 | billing_hard_limit_reached  | Billing hard limit has been reached | SPEND_LIMIT_REACHED
                    429 | billing_not_active          | x | BILLING_INACTIVE
                    400 | billing_not_active          | x | BILLING_INACTIVE
                    429 | video_generation_user_error | Too many running tasks | RATE_LIMITED
                    404 | -                           | The API deployment 'd' for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again. | MODEL_NOT_PERMITTED
                    400 | moderation_blocked          | Your request was blocked by our moderation system. | MODERATION_BLOCKED
                    400 | -                           | Your request was blocked by our moderation system. | MODERATION_BLOCKED
                    503 | server_is_overloaded        | x | OVERLOADED
                    503 | slow_down                   | x | OVERLOADED
                    429 | slow_down                   | x | OVERLOADED
                    503 | -                           | Task limit reached | OVERLOADED
                    500 | server_error                | x | SERVER_ERROR
                    502 | -                           | x | SERVER_ERROR
                    504 | -                           | x | SERVER_ERROR
                    404 | -                           | Not Found | ROUTE_MISSING
                    404 | -                           | 404 page not found | ROUTE_MISSING
                    405 | -                           | Method Not Allowed | ROUTE_MISSING
                    410 | -                           | Gone | RETIRED
                    408 | -                           | x | TIMED_OUT
                    422 | -                           | body.prompt: Field required | REQUEST_INVALID
                    302 | -                           | x | NOT_THE_PROTOCOL
                    """)
    void knowsWhatARefusedSubmitMeans(
            int status, String word, String text, ProviderErrorKind kind) {
        assertThat(meaning(Asked.SUBMIT, "gateway.example", "m", status, word, text, "2026-11-22"))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    404 | MODEL_NOT_FOUND         | model_not_found
                    400 | MODEL_RETIRED           | model_deprecated model_retired model_decommissioned xmodeldeprecated xmodelretired
                    400 | MODEL_RETIRED           | x.modelshutdown
                    400 | ORGANIZATION_UNVERIFIED | organization_not_verified unverified_organization
                    400 | SPEND_LIMIT_REACHED     | xspend_limit_exceeded xusage_limit_exceeded billing_hard_limit_reached
                    400 | SPEND_LIMIT_REACHED     | budget_exceeded xbudget_exceeded setlimitexceeded openrouter_key_limit
                    400 | BILLING_INACTIVE        | billing_not_active billing_disabled billing_inactive payment_method_required
                    400 | QUOTA_EXHAUSTED         | insufficient_quota insufficient_user_quota insufficient_credits insufficient_credit
                    400 | QUOTA_EXHAUSTED         | insufficient_balance insufficient_balance_error insufficient_funds
                    400 | QUOTA_EXHAUSTED         | not_enough_balance
                    400 | QUOTA_EXHAUSTED         | credit_balance_exhausted quota_not_enough quota_exhausted xquota_failed
                    400 | QUOTA_EXHAUSTED         | pre_consume_token_quota_failed credits_exhausted openrouter_credits arrearage
                    400 | QUOTA_EXHAUSTED         | xoverdue xoverdueerror xfreetieronly billing_error
                    400 | MODERATION_BLOCKED      | moderation_blocked moderation_failed content_policy_violation content_filter
                    400 | MODERATION_BLOCKED      | content_filtered content_moderationx content_violation xsensitivecontentdetectedx
                    400 | MODERATION_BLOCKED      | sensitive_words_detected prompt_blocked safety_violation
                    400 | MODERATION_BLOCKED      | xdatainspectionfailed data_inspection_failed ipinfringementsuspect
                    400 | MODERATION_BLOCKED      | responsibleaipolicyviolation prohibited_content safety.x input_preprocessing.safetyx
                    400 | MODERATION_BLOCKED      | image_safetyx nsfwx
                    400 | ACCOUNT_CLOSED          | account_deactivated account_suspended account_disabled account_banned
                    400 | ACCOUNT_CLOSED          | account_blocked access_terminated consumer_suspended organization_deactivated
                    400 | ACCOUNT_CLOSED          | user_banned user_blocked
                    400 | IP_NOT_ALLOWED          | ip_not_authorized ip_not_allowed ip_blocked xip_address_blocked
                    400 | REGION_NOT_SUPPORTED    | unsupported_country_region_territory unsupported_region region_not_supported
                    400 | REGION_NOT_SUPPORTED    | location_not_supported
                    400 | OVERLOADED              | server_is_overloaded slow_down serveroverloaded overloaded_error overloaded
                    400 | OVERLOADED              | modelloadingerror engine_overloaded capacity_exceeded
                    400 | RATE_LIMITED            | rate_limit_exceeded rate_limit_error rate_limited ratelimitexceededx
                    400 | RATE_LIMITED            | xratelimitexceeded too_many_requests throttling throttling.x throttlingexception
                    400 | RATE_LIMITED            | xrpmlimitexceeded xtpmlimitexceeded concurrency_limit_exceeded
                    400 | KEY_NOT_PERMITTED       | missing_scope missing_scopes insufficient_scope insufficient_permissions
                    400 | KEY_NOT_PERMITTED       | xaccess_token_scope_insufficient service_disabled api_key_service_blocked
                    400 | KEY_NOT_PERMITTED       | restricted_key key_not_permitted
                    400 | NOT_OF_THE_PROJECT      | mismatched_project not_authorized_invalid_project
                    400 | NOT_A_MEMBER            | mismatched_organization invalid_organization
                    400 | MODEL_NOT_PERMITTED     | xmodel_access_denied modelnotopen x.servicenotopen model_not_open accessdenied
                    400 | MODEL_NOT_PERMITTED     | x.accessdenied accessdenied.unpurchased accessdeniedexception model_not_allowed
                    400 | MODEL_NOT_PERMITTED     | xmodelidaccessdisabled xclosedendpoint
                    403 | MODEL_NOT_PERMITTED     | model_not_found
                    400 | MODEL_NOT_PERMITTED     | deploymentnotfound
                    400 | MODEL_NOT_FOUND         | model_not_available invalid_model unknown_model model_invalid modelnotfound
                    400 | MODEL_NOT_FOUND         | unsupported_model unsupportedmodel xinvalidendpointormodelx
                    400 | MODEL_NOT_FOUND         | xinvalidendpoint.notfound
                    400 | KEY_INVALID             | invalid_api_key incorrect_api_key invalid_authentication authentication_error
                    400 | KEY_INVALID             | authenticationerror authorized_error unauthenticated unauthorized expired_key
                    400 | KEY_INVALID             | token_not_found_in_db invalidapikey api_key_invalid api_key_expired invalid_token
                    400 | KEY_INVALID             | token_expired failed_to_auth expired_api_key
                    400 | NOT_READY               | video_not_ready
                    400 | NOT_FOUND               | video_not_found task_not_found task_not_exist
                    200 | REQUEST_INVALID         | invalidparameterx missingparameter invalid_value invalid_parameterx invalid_argument
                    200 | REQUEST_INVALID         | invalid_type missing_required_parameter unsupported_value bad_request_error
                    200 | REQUEST_INVALID         | validation_error unprocessable_entity_error asset.invalid string_too_long
                    200 | SERVER_ERROR            | server_error internal_error internal_server_error internalserviceerror
                    400 | REQUEST_INVALID         | invalid_request_error invalid_request
                    """)
    void knowsACodeWhateverTheSentenceSays(int status, ProviderErrorKind kind, String codes) {
        for (String code : codes.split(" ", -1)) {
            assertThat(
                            meaning(
                                    Asked.SUBMIT,
                                    "gateway.example",
                                    "m",
                                    status,
                                    code,
                                    "no",
                                    "2026-11-22"))
                    .as(code)
                    .isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    401 | -               | x | KEY_INVALID
                    429 | -               | x | RATE_LIMITED
                    404 | -               | Video not found | NOT_FOUND
                    404 | model_not_found | x | RETIRED
                    403 | -               | x | RETIRED
                    410 | -               | x | RETIRED
                    404 | -               | The model has been deprecated | RETIRED
                    404 | -               | Invalid URL (GET /v1/videos/a) | RETIRED
                    404 | not_here        | x | NOT_FOUND
                    """)
    void blamesTheEndOfOpenAisVideosForNoKeyAndNoHurryOfAskingForAJob(
            int status, String word, String text, ProviderErrorKind kind) {
        assertThat(meaning(Asked.JOB, "api.openai.com", null, status, word, text, "2026-11-22"))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    JOB     | 404 | -                | Video not found | NOT_FOUND
                    JOB     | 404 | video_not_found  | x | NOT_FOUND
                    JOB     | 410 | -                | x | NOT_FOUND
                    JOB     | 404 | -                | Not Found | ROUTE_MISSING
                    JOB     | 409 | -                | Video is being cancelled | NOT_READY
                    CONTENT | 404 | -                | Generation is still in-progress | NOT_READY
                    CONTENT | 400 | -                | Task is not completed yet, current status: in_progress | NOT_READY
                    CONTENT | 400 | video_not_ready  | x | NOT_READY
                    CONTENT | 425 | -                | Too early | NOT_READY
                    CONTENT | 422 | -                | Video generation failed | REQUEST_INVALID
                    LIST    | 404 | -                | nothing here | ROUTE_MISSING
                    """)
    void knowsWhatARefusedQuestionMeans(
            Asked asked, int status, String word, String text, ProviderErrorKind kind) {
        assertThat(meaning(asked, "gateway.example", null, status, word, text, "2026-11-22"))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    404 | model_not_found | The model `sora-2` does not exist
                    404 | -               | The model has been deprecated
                    404 | -               | Invalid URL (POST /v1/videos)
                    410 | -               | Gone
                    403 | -               | Forbidden
                    403 | -               | Your organization must be verified to use the model `sora-2`.
                    404 | model_not_found | Your organization must be verified to use the model `sora-2`.
                    """)
    void saysRetiredFirstOfAllForSoraAtOpenAi(int status, String word, String text) {
        assertThat(
                        meaning(
                                Asked.SUBMIT,
                                "api.openai.com",
                                "sora-2",
                                status,
                                word,
                                text,
                                "2026-11-22"))
                .isEqualTo(ProviderErrorKind.RETIRED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    SUBMIT | api.openai.com    | sora-2     | 2026-09-23
                    SUBMIT | api.openai.com    | clip-1     | 2026-11-22
                    SUBMIT | gateway.example   | sora-2     | 2026-11-22
                    SUBMIT | notopenai.com     | sora-2-pro | 2026-11-22
                    MODELS | api.openai.com    | -          | 2026-11-22
                    """)
    void doesNotSayRetiredForAnotherDayHostModelOrQuestion(
            Asked asked, String host, String model, String today) {
        String text = "Your organization must be verified to use the model.";

        assertThat(meaning(asked, host, model, 403, null, text, today))
                .isEqualTo(ProviderErrorKind.ORGANIZATION_UNVERIFIED);
    }

    private static ProviderErrorKind meaning(
            Asked asked,
            String host,
            String model,
            int status,
            String word,
            String text,
            String today) {
        Layer layer = new Layer(Stream.ofNullable(word).toList(), List.of(), text, "", 0);
        return Judgement.of(
                new Refusal(
                        asked,
                        host,
                        Optional.ofNullable(model),
                        status,
                        new ErrorBody(List.of(layer), false),
                        Optional.empty(),
                        LocalDate.parse(today)));
    }
}
