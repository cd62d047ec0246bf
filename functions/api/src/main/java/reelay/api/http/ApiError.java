package reelay.api.http;

import org.jspecify.annotations.Nullable;

/**
 * Every error of the API: HTTP status, OpenAI's type and code, wording, and whether trying again
 * helps. Codes and wordings are OpenAI's own where it has one for the case.
 */
public enum ApiError {
    KEY_MISSING(
            401,
            null,
            "You didn't provide an API key. You need to provide your API key in an Authorization"
                    + " header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)."),
    KEY_UNKNOWN(401, "invalid_api_key", "Incorrect API key provided."),

    CALLBACK_UNSIGNED(
            401,
            "callback_unsigned",
            "The call is not signed with the 'webhook_secret' that the provider secret holds for"
                    + " this provider, or was signed more than five minutes ago."),

    OPERATOR_REQUIRED(
            403,
            "operator_required",
            "Only an operator's key may %s. In the secret of API keys, give the entry of owner '%s'"
                    + " \"operator\": true, or use the key of an entry that has it."),

    URL_UNKNOWN(404, null, "Invalid URL (%s %s)"),
    METHOD_NOT_ALLOWED(
            405, "method_not_allowed", "Not allowed to %s on %s. Allowed methods are: %s."),

    OPERATION_NOT_OFFERED(
            400,
            "unsupported_operation",
            "The provider of this deployment, %s, does not offer %s."),

    CONTENT_TYPE_UNSUPPORTED(
            415,
            "unsupported_content_type",
            "Unsupported content type. Send application/json or multipart/form-data."),
    NOT_JSON(
            415,
            "unsupported_content_type",
            "Unsupported content type. Send a JSON object as application/json."),
    CONTENT_ENCODING_UNSUPPORTED(
            415,
            "unsupported_content_encoding",
            "Unsupported content encoding '%s'. Send the body as it is, without a Content-Encoding"
                    + " header."),
    BODY_MALFORMED(400, "malformed_body", "We could not parse the body of your request: %s."),

    PARAMETER_MISSING(400, "missing_required_parameter", "Missing required parameter: '%s'."),
    PARAMETER_UNKNOWN(400, "unknown_parameter", "Unknown parameter: '%s'."),
    PARAMETER_REPEATED(
            400, "duplicate_parameter", "'%s' was sent more than once or in two forms; send one."),
    TYPE_INVALID(400, "invalid_type", "Invalid type for '%s': expected %s, but got %s instead."),
    VALUE_INVALID(400, "invalid_value", "Invalid value: '%s'. Supported values are: %s."),
    VALUE_NOT_MADE(400, "invalid_value", "Invalid value: '%s'. Supported values of %s are: %s."),
    VALUES_DIFFER(
            400,
            "invalid_value",
            "Invalid value: '%s'. The size %s that was asked for as well is %s. Send one of the"
                    + " two."),
    FIELD_NOT_TAKEN(
            400, "unsupported_parameter", "%s does not take '%s'. It takes beside size: %s."),
    LAST_FRAME_ALONE(
            400,
            "missing_required_parameter",
            "Missing required parameter: 'input_reference'. A video that ends with 'last_frame'"
                    + " begins with an image as well."),
    SEED_INVALID(
            400, "invalid_value", "Invalid value: '%s'. Expected a whole number from 0 to %d."),
    NUMBER_INVALID(
            400, "invalid_value", "Invalid value: '%s'. Expected a whole number from %d to %d."),
    TEXT_INVALID(
            400,
            "invalid_value",
            "Invalid '%s': the text is not UTF-8, or holds U+FFFD in place of what was not."),
    TEXT_BROKEN(
            400,
            "invalid_value",
            "Invalid '%s': the text has half of a surrogate pair, which is no character."),
    TEXT_EMPTY(
            400,
            "empty_string",
            "Invalid '%s': empty string. Expected a string with minimum length 1."),
    TEXT_TOO_LONG(
            400,
            "string_above_max_length",
            "Invalid '%s': string too long. Expected a string with maximum length %d, but got a"
                    + " string with length %d instead."),
    CURSOR_UNKNOWN(400, "invalid_value", "Invalid 'after': there is no video with that id."),

    FILE_ID_UNSUPPORTED(
            400,
            "unsupported_value",
            "'input_reference.file_id' is not supported: this API keeps no files. Send the image as"
                    + " a file part or as 'image_url'."),
    REFERENCE_AMBIGUOUS(
            400,
            "duplicate_parameter",
            "'input_reference' takes exactly one of 'image_url' and 'file_id'."),
    IMAGE_UNSUPPORTED(
            400,
            "unsupported_image",
            "The image in '%s' is no intact JPEG, PNG or WebP image; its first bytes tell."),
    IMAGE_CUT(
            400,
            "unsupported_image",
            "The %s image in '%s' is not intact: it ends too early or is damaged. Send the whole"
                    + " file again."),
    IMAGE_IS_TEXT(
            400,
            "unsupported_image",
            "The part '%s' holds text where a JPEG, PNG or WebP file belongs. Send the file (with"
                    + " curl: -F input_reference=@image.png), its https address or a data: URL."),
    ONE_IMAGE(
            400,
            "duplicate_parameter",
            "'input_reference' takes one image, and %d were sent. Send one."),
    IMAGE_SIZE_WRONG(
            400,
            "image_size_mismatch",
            "Inpaint image must match the requested width and height: %s, but it has %s."),
    IMAGE_SHAPE_WRONG(
            400,
            "image_size_mismatch",
            "%s gives a video the shape of its image: %s were asked for, and the image has %s. Crop"
                    + " the image to that shape, or leave 'size' out."),
    IMAGE_TOO_LARGE(
            413,
            "image_too_large",
            "The image in '%s' has %d bytes. A file part can have %d, because AWS Lambda takes 6 MB"
                    + " per request. Send its https address as 'input_reference[image_url]'"
                    + " instead, which may lead to %d bytes, or save it as JPEG or WebP."),
    LINKED_IMAGE_TOO_LARGE(
            400,
            "image_too_large",
            "The image behind 'image_url' has more than %d bytes. Save it as JPEG or WebP, or in"
                    + " the size of the video."),
    IMAGE_URL_REFUSED(
            400,
            "image_url_refused",
            "The 'image_url' was refused: %s. Give a public https address, or a data: URL in"
                    + " base64."),
    IMAGE_URL_UNREACHABLE(
            400,
            "image_url_unreachable",
            "The image behind 'image_url' could not be fetched: %s. Check that anybody can open it,"
                    + " or send the image itself as a file part or a data: URL."),

    VIDEO_UPLOAD_NOT_OFFERED(
            400,
            "unsupported_operation",
            "The provider of this deployment, %s, takes no 'video' file here. Send the id of a"
                    + " video that was made with Reelay, as a part named video[id] or as {\"video\":"
                    + " {\"id\": \"...\"}}."),
    VIDEO_UNSUPPORTED(
            400,
            "unsupported_video",
            "The file in 'video' is no intact MP4 video; its header tells. The id of a video goes"
                    + " into a part named video[id]."),
    VIDEO_TOO_LARGE(
            413,
            "video_too_large",
            "The file in 'video' has %d bytes. A file part can have %d, because AWS Lambda takes 6"
                    + " MB per request. A video that was made with Reelay can have any size: send"
                    + " its id as 'video[id]' instead."),
    EXTRA_FIELDS_TOO_LARGE(
            400,
            "extra_fields_too_large",
            "The fields %s have %d bytes together, more than the %d bytes that are passed on."),

    SOURCE_DIFFERS(
            400,
            "invalid_value",
            "Invalid '%s': the video it is made from has %s, and so will the new one. Send that or"
                    + " leave '%s' out."),

    VIDEO_NOT_FOUND(404, "video_not_found", "No video with the id '%s' was found."),
    VIDEO_NOT_READY(
            400,
            "video_not_ready",
            "The video is not ready yet, its status is %s. Retrieve it until it is completed."),
    VIDEO_GENERATION_FAILED(
            400,
            "video_generation_failed",
            "There is no content because the video's generation failed: %s"),
    VIDEO_EXPIRED(404, "video_expired", "The video's content has expired and was removed."),
    VIDEO_UNREADABLE(
            500,
            "video_unreadable",
            "What is kept of the video '%s' cannot be read: its attribute '%s' is missing or odd."
                    + " An operator can mend the item; you can delete the video.",
            Retry.NEVER),
    VARIANT_UNAVAILABLE(404, "variant_not_available", "This video has no %s. %s"),
    CHARACTER_NOT_FOUND(404, "character_not_found", "No character with the id '%s' was found."),
    CHARACTER_REFUSED(400, "character_refused", "The provider, %s, refused the character: %s"),
    JOB_NOT_FOUND(
            404,
            "job_not_found",
            "The provider, %s, has no job with the id '%s': %s Look for the id in the provider's"
                    + " own list."),
    JOB_TAKEN(409, "job_taken", "The job '%s' belongs to a video already: %s.", Retry.NEVER),
    MODEL_NOT_FOUND(
            404,
            "model_not_found",
            "The model `%s` does not exist or you do not have access to it."),

    IDEMPOTENCY_KEY_REUSED(
            409,
            "idempotency_key_reused",
            "This Idempotency-Key was used with another request. Use a new key for a new request.",
            Retry.NEVER),
    IDEMPOTENCY_KEY_SPENT(
            409,
            "idempotency_key_spent",
            "This Idempotency-Key belongs to a video that was deleted. Use a new key.",
            Retry.NEVER),

    CHARACTER_UNCLEAR(
            502,
            "character_unclear",
            "The provider, %s, may have made the character, and there is no telling: %s. Sent"
                    + " again, there may be two.",
            Retry.NEVER),
    PROVIDER_REFUSED(
            502,
            "provider_refused",
            "The provider, %s, does not serve this deployment: %s",
            Retry.NEVER),
    PROVIDER_BUSY(
            503,
            "provider_busy",
            "The provider, %s, is busy or cannot be reached: %s Send the same request again.",
            Retry.SOON),
    NO_REPORT(
            404,
            "no_report",
            "The provider account was not checked yet. POST /v1/access/checks checks it now."),
    REPORT_UNKNOWN(400, "invalid_value", "Invalid 'after': there is no report with that id."),
    MILESTONE_INVALID(400, "invalid_value", "%s"),
    TOO_MANY_OPEN(
            429,
            "too_many_open_videos",
            "Owner '%s' has as many unfinished videos as this deployment allows, %d (parameter"
                    + " OpenVideosPerOwner). Wait until one is finished, or delete one.",
            Retry.NEVER),
    CHECKED_RECENTLY(
            429,
            "checked_recently",
            "The provider account was checked less than %d seconds ago, or is being checked. GET"
                    + " /v1/access shows what was found; check again in %d seconds."),
    CHECK_UNFINISHED(
            503,
            "check_unfinished",
            "The check takes longer than a request may. GET /v1/access shows its report when it is"
                    + " done.",
            Retry.NEVER),
    CHECK_BROKEN(
            503,
            "check_broken",
            "The check could not be carried out. GET /v1/access shows the report before it; the log"
                    + " of the access-check function tells more.",
            Retry.NEVER),

    ENDPOINT_NOT_FOUND(
            404, "webhook_endpoint_not_found", "No webhook endpoint with the id '%s' was found."),
    ENDPOINT_CURSOR_UNKNOWN(
            400, "invalid_value", "Invalid 'after': there is no webhook endpoint with that id."),
    TOO_MANY_ENDPOINTS(
            400,
            "too_many_webhook_endpoints",
            "Owner '%s' has as many webhook endpoints as there may be, %d. Delete one, or change"
                    + " one."),
    RECEIVER_REFUSED(400, "url_refused", "The '%s' was refused: %s. Give a public https address."),
    RECEIVER_UNREACHED(
            400, "receiver_unreachable", "The event was not delivered to the receiver: %s."),
    EVENT_NOT_SENT_YET(
            400,
            "unsupported_value",
            "'%s' is not sent by this version; GET /v1/webhook_event_types lists what is."),
    CALLBACK_SECRET_MISSING(
            400,
            "callback_secret_missing",
            "Owner '%s' has no secret that callbacks are signed with, so nobody could tell one from"
                    + " a forgery. POST /v1/webhook_endpoints/default/rotate_secret makes it and"
                    + " shows it once."),

    VIDEO_NOT_STARTED(
            503,
            "video_not_started",
            "The video was accepted but could not be started. Send the same request again.",
            Retry.SOON),
    UNAVAILABLE(
            503,
            "service_unavailable",
            "The service is temporarily unavailable. Send the same request again.",
            Retry.SOON),
    INTERNAL(
            500,
            "internal_error",
            "The server had an error while processing your request. It is logged under the request"
                    + " id %s.",
            Retry.NEVER);

    /** What an SDK should do; it retries 409, 429 and 5xx unless told otherwise. */
    enum Retry {
        /** Nothing is said: SDKs do not retry these. */
        UNSAID,
        /** The same request fails again. */
        NEVER,
        /** The same request may succeed after a moment. */
        SOON
    }

    private final int status;
    private final @Nullable String code;
    private final String wording;
    private final Retry retry;

    ApiError(int status, @Nullable String code, String wording) {
        this(status, code, wording, Retry.UNSAID);
    }

    ApiError(int status, @Nullable String code, String wording, Retry retry) {
        this.status = status;
        this.code = code;
        this.wording = wording;
        this.retry = retry;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** OpenAI's type: who has to change something. */
    public String type() {
        return status >= 500 ? "server_error" : "invalid_request_error";
    }

    /** The word for programs; absent where OpenAI has none. */
    public @Nullable String code() {
        return code;
    }

    Retry retry() {
        return retry;
    }

    /** The error with its wording filled in, about the request as a whole. */
    public ApiException with(Object... details) {
        return new ApiException(this, null, wording.formatted(details));
    }

    /** The error with its wording filled in, about one parameter. */
    public ApiException about(String param, Object... details) {
        return new ApiException(this, param, wording.formatted(details));
    }
}
