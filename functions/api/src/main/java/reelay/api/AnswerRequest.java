package reelay.api;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import reelay.api.access.AccessParts;
import reelay.api.fetch.ImageFetcher;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Head;
import reelay.api.http.Router;
import reelay.api.video.AdoptJob;
import reelay.api.video.CancelJob;
import reelay.api.video.Characters;
import reelay.api.video.StepFunctionsExecutions;
import reelay.api.video.VideoItems;
import reelay.aws.AwsUnavailableException;
import reelay.catalog.OwnedCharacters;
import reelay.catalog.VideoBucket;
import reelay.video.Environment;
import reelay.video.VideoId;

/** Answers any request: by its route, or with the error answer, and with the headers of all. */
final class AnswerRequest {

    private final Router router;
    private final InstantSource clock;

    AnswerRequest(Routes routes) {
        this.router = new Router(routes.all());
        this.clock = routes.clock();
    }

    static AnswerRequest from(Environment environment) {
        return new AnswerRequest(routes(environment));
    }

    static Routes routes(Environment environment) {
        ApiSettings settings = ApiSettings.from(environment);
        return new Routes(
                settings,
                VideoItems.from(environment),
                VideoBucket.from(environment),
                StepFunctionsExecutions.from(environment, settings.stateMachineArn()),
                CancelJob.from(environment),
                AdoptJob.Parts.from(environment),
                new Characters(
                        OwnedCharacters.from(environment),
                        Characters.provider(environment),
                        settings.offer()),
                AccessParts.from(environment),
                ImageFetcher.overTheInternet(),
                InstantSource.system(),
                // Made anew each time: one made at start would live on in every SnapStart copy.
                () -> VideoId.random(new SecureRandom()));
    }

    ApiResponse answer(HttpApiEvent event) {
        Instant began = clock.instant();
        String requestId = event.requestContext().requestId();
        ApiResponse response =
                Head.answer(event.requestContext().http().method(), routed(event, requestId));
        long took = Duration.between(began, clock.instant()).toMillis();
        return response.with("x-request-id", requestId)
                .with("openai-version", "2020-10-01")
                .with("openai-processing-ms", Long.toString(took))
                .withDefault("cache-control", "no-store")
                .with("x-content-type-options", "nosniff");
    }

    private ApiResponse routed(HttpApiEvent event, String requestId) {
        try {
            ApiRequest request = event.request();
            return AwsUnavailableException.named(() -> router.answer(request));
        } catch (ApiException refusal) {
            if (refusal.getCause() != null) {
                FaultLog.note(requestId, refusal.getCause());
            }
            return refusal.response();
        } catch (AwsUnavailableException fault) {
            FaultLog.note(requestId, fault);
            return ApiError.UNAVAILABLE.with().response();
        } catch (RuntimeException fault) {
            FaultLog.note(requestId, fault);
            return ApiError.INTERNAL.with(requestId).response();
        }
    }
}
