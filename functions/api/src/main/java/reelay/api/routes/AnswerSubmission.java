package reelay.api.routes;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.video.AcceptVideo;
import reelay.api.video.AcceptVideo.Repeat;
import reelay.api.video.NewVideo;
import reelay.api.video.shown.VideoAnswer;
import reelay.api.webhooks.CallbackFields;

/** What every route that asks for a video does once it knows which. */
public record AnswerSubmission(AcceptVideo accept, CallbackFields callbacks, InstantSource clock) {

    private static final String IDEMPOTENCY_KEY = "idempotency-key";

    /** Longest Idempotency-Key, in characters; a UUID has 36. */
    private static final int LONGEST_KEY = 255;

    /**
     * @param reading makes the video of the form's fields, but for the one that every such form may
     *     have
     */
    ApiResponse answer(ApiRequest request, Form form, Function<Form, NewVideo> reading) {
        NewVideo wanted =
                reading.apply(form.without(CallbackFields.FIELD))
                        .calling(callbacks.url(request.owner(), form));
        return VideoAnswer.of(
                accept.accept(request.owner(), wanted, repeat(request)), clock.instant());
    }

    private static Repeat repeat(ApiRequest request) {
        Optional<String> key = request.header(IDEMPOTENCY_KEY);
        if (key.isPresent()) {
            return new Repeat.Keyed(checked(key.get()));
        }
        // Every OpenAI SDK counts its tries here and sends no idempotency key.
        boolean retry =
                request.header("x-stainless-retry-count")
                        .filter(count -> count.matches("[1-9][0-9]{0,8}"))
                        .isPresent();
        return retry ? new Repeat.SdkRetry() : new Repeat.None();
    }

    private static String checked(String key) {
        if (key.isBlank()) {
            throw ApiError.TEXT_EMPTY.about(IDEMPOTENCY_KEY, IDEMPOTENCY_KEY);
        }
        if (key.length() > LONGEST_KEY) {
            throw ApiError.TEXT_TOO_LONG.about(
                    IDEMPOTENCY_KEY, IDEMPOTENCY_KEY, LONGEST_KEY, key.length());
        }
        return key;
    }
}
