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
import reelay.api.video.AskedProvider;
import reelay.api.video.VideosTable;
import reelay.api.webhooks.WebhookParts;
import reelay.aws.AwsClients;
import reelay.aws.AwsUnavailableException;
import reelay.aws.Secrets;
import reelay.catalog.UnreadableVideoException;
import reelay.catalog.bucket.VideoBucket;
import reelay.provider.ProviderWiring;
import reelay.video.VideoId;
import reelay.workflow.VideoExecutions;

/** Answers any request: by its route, or with the error answer, and with the headers of all. */
final class AnswerRequest {

    private final Router router;
    private final InstantSource clock;

    AnswerRequest(Routes routes) {
        this.router = new Router(routes.all());
        this.clock = routes.clock();
    }

    static AnswerRequest of(ApiSettings settings, AwsClients aws) {
        return new AnswerRequest(routes(settings, aws));
    }

    static Routes routes(ApiSettings settings, AwsClients aws) {
        InstantSource clock = InstantSource.system();
        Secrets secrets = Secrets.of(aws, clock);
        ProviderWiring provider = new ProviderWiring(settings.provider(), secrets::text, clock);
        return new Routes(
                settings,
                VideosTable.of(aws.dynamoDb(), settings.videosTable()),
                VideoBucket.of(aws, settings.videosBucket()),
                VideoExecutions.of(aws, settings.stateMachineArn()),
                AskedProvider.of(provider, settings.offer().offered()),
                AccessParts.of(aws, settings.accessTable(), settings.accessCheckFunction()),
                WebhookParts.of(
                        aws,
                        settings.webhooks().table(),
                        () -> secrets.text(settings.webhooks().secret()),
                        settings.webhooks().toThisMachine(),
                        clock),
                ImageFetcher.overTheInternet(),
                clock,
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
        } catch (UnreadableVideoException fault) {
            FaultLog.note(requestId, fault);
            return ApiError.VIDEO_UNREADABLE.with(fault.id(), fault.attribute()).response();
        } catch (RuntimeException fault) {
            FaultLog.note(requestId, fault);
            return ApiError.INTERNAL.with(requestId).response();
        }
    }
}
