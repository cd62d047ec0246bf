package reelay.api.callback;

import java.util.Optional;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.catalog.CallbackTokens;
import reelay.catalog.VideoCatalog;
import reelay.provider.VideoProviders;
import reelay.video.Json;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.workflow.Executions;

/**
 * Where a provider calls when a job has changed. The address is the key: its token is known to that
 * provider alone. What is said is not believed; it has the provider asked, and nothing else.
 */
public record ReceiveCallback(
        CallbackTokens tokens, VideoCatalog catalog, VideoProviders providers, Executions runs)
        implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        String name = request.pathValue("id");
        VideoId id = VideoId.parse(name).orElseThrow(() -> unknown(name));
        CallbackTokens.Caller caller =
                tokens.caller(id, request.queryValue("token").orElseThrow(() -> unknown(name)));
        if (caller == CallbackTokens.Caller.STRANGER) {
            throw unknown(name);
        }
        CallbackBody body = CallbackBody.of(request.body());
        Optional<String> challenge = body.challenge();
        if (challenge.isPresent()) {
            return ApiResponse.json(Json.object().put("challenge", challenge.get()));
        }
        if (caller == CallbackTokens.Caller.WELCOME && !body.saysItGoesOn()) {
            if (!signedByItsProvider(id, request)) {
                throw ApiError.CALLBACK_UNSIGNED.with();
            }
            StepLog.info("callback.received", id, "asking the provider");
            runs.wake(id, body.name());
        }
        return ApiResponse.json(Json.object().put("received", true));
    }

    private boolean signedByItsProvider(VideoId id, ApiRequest request) {
        return catalog.find(id)
                .flatMap(Video::acceptedJob)
                .flatMap(job -> providers.ofKind(job.provider()))
                .map(provider -> provider.isOwnCall(request.headers(), request.body().array()))
                .orElse(true);
    }

    /** Somebody who guesses learns nothing. */
    private static RuntimeException unknown(String name) {
        return ApiError.VIDEO_NOT_FOUND.with(Form.echo(name));
    }
}
