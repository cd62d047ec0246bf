package reelay.api;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import reelay.api.access.AccessAnswer;
import reelay.api.access.AccessParts;
import reelay.api.fetch.ImageFetcher;
import reelay.api.gallery.GalleryFiles;
import reelay.api.gallery.GalleryHeaders;
import reelay.api.gallery.ShowGallery;
import reelay.api.gallery.ShowGalleryFile;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.http.Router;
import reelay.api.reference.ReferenceReader;
import reelay.api.routes.AnswerSubmission;
import reelay.api.routes.CreateCharacter;
import reelay.api.routes.CreateVideo;
import reelay.api.routes.DeleteVideo;
import reelay.api.routes.EditVideo;
import reelay.api.routes.ExtendVideo;
import reelay.api.routes.Health;
import reelay.api.routes.ListModels;
import reelay.api.routes.ListReports;
import reelay.api.routes.ListVideos;
import reelay.api.routes.RemixVideo;
import reelay.api.routes.RetrieveCharacter;
import reelay.api.routes.RetrieveContent;
import reelay.api.routes.RetrieveModel;
import reelay.api.routes.RetrieveOffer;
import reelay.api.routes.RetrieveVideo;
import reelay.api.routes.RunAccessCheck;
import reelay.api.routes.SetMilestones;
import reelay.api.routes.ShowAccess;
import reelay.api.routes.ShowMilestones;
import reelay.api.video.AcceptVideo;
import reelay.api.video.AdoptJob;
import reelay.api.video.CancelJob;
import reelay.api.video.Characters;
import reelay.api.video.DerivedVideos;
import reelay.api.video.Executions;
import reelay.api.video.OpenVideosCeiling;
import reelay.api.video.OwnVideos;
import reelay.api.video.StepFunctionsExecutions;
import reelay.api.video.VideoStarter;
import reelay.aws.AwsClients;
import reelay.aws.AwsUnavailableException;
import reelay.aws.Secrets;
import reelay.catalog.AdoptedVideos;
import reelay.catalog.IdempotencyKeys;
import reelay.catalog.OpenVideos;
import reelay.catalog.OwnedCharacters;
import reelay.catalog.VideoBucket;
import reelay.catalog.VideoCatalog;
import reelay.catalog.VideoListing;
import reelay.provider.ProviderWiring;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Answers any request: the routes with their parts, the error answers, the headers of all. */
final class AnswerRequest {

    private final Router router;
    private final InstantSource clock;

    private AnswerRequest(Router router, InstantSource clock) {
        this.router = router;
        this.clock = clock;
    }

    static AnswerRequest of(ApiSettings settings, AwsClients aws) {
        InstantSource clock = InstantSource.system();
        Secrets secrets = Secrets.of(aws, clock);
        ProviderWiring provider = new ProviderWiring(settings.provider(), secrets::text, clock);
        DynamoDbClient dynamo = aws.dynamoDb();
        String table = settings.videosTable();
        return of(
                settings,
                new VideoCatalog(dynamo, table),
                new IdempotencyKeys(dynamo, table),
                new VideoListing(dynamo, table),
                new OpenVideos(dynamo, table),
                VideoBucket.of(aws, settings.videosBucket()),
                StepFunctionsExecutions.of(aws, settings.stateMachineArn()),
                new CancelJob(provider.videos(CancelJob.PATIENCE)),
                new AdoptJob.Parts(
                        provider.videos(AdoptJob.PATIENCE), new AdoptedVideos(dynamo, table)),
                new Characters(
                        new OwnedCharacters(dynamo, table),
                        provider.characters(Characters.PATIENCE),
                        settings.offer()),
                AccessParts.of(aws, settings.accessTable(), settings.accessCheckFunction()),
                ImageFetcher.overTheInternet(),
                clock,
                // Made anew each time: one made at start would live on in every SnapStart copy.
                () -> VideoId.random(new SecureRandom()));
    }

    /**
     * @param newId ids nobody can guess
     */
    static AnswerRequest of(
            ApiSettings settings,
            VideoCatalog catalog,
            IdempotencyKeys keys,
            VideoListing listing,
            OpenVideos open,
            VideoBucket bucket,
            Executions executions,
            CancelJob cancelJob,
            AdoptJob.Parts adoption,
            Characters characters,
            AccessParts access,
            ImageFetcher fetcher,
            InstantSource clock,
            Supplier<VideoId> newId) {
        OwnVideos videos = new OwnVideos(catalog);
        VideoStarter starter = new VideoStarter(executions, clock);
        AcceptVideo accept =
                new AcceptVideo(
                        catalog,
                        keys,
                        listing,
                        bucket,
                        starter,
                        new OpenVideosCeiling(open, settings.openVideos()),
                        settings.retention(),
                        clock,
                        newId);
        AnswerSubmission submission = new AnswerSubmission(accept, clock);
        DerivedVideos derived = new DerivedVideos(videos, settings.offer());
        List<Route> routes = new ArrayList<>();
        routes.add(new Health());
        GalleryFiles files = new GalleryFiles();
        GalleryHeaders galleryHeaders = new GalleryHeaders(bucket::origin);
        routes.add(new ShowGallery(files, galleryHeaders));
        routes.add(new ShowGalleryFile(files, galleryHeaders));
        routes.add(
                new CreateVideo(
                        settings.offer(),
                        new ReferenceReader(settings.referencePixels(), fetcher),
                        submission,
                        new AdoptJob(
                                settings.offer(),
                                adoption,
                                catalog,
                                starter,
                                settings.retention(),
                                clock,
                                newId)));
        routes.add(new ListVideos(listing, clock));
        // The fixed paths before the ids.
        routes.add(new EditVideo(settings.offer(), derived, submission));
        routes.add(new ExtendVideo(settings.offer(), derived, submission));
        routes.add(new CreateCharacter(characters));
        routes.add(new RetrieveCharacter(characters));
        routes.add(new RemixVideo(settings.offer(), derived, submission));
        routes.add(new RetrieveContent(videos, bucket, settings.linkLifetime(), clock));
        routes.add(new RetrieveVideo(videos, starter, clock));
        routes.add(new DeleteVideo(videos, catalog, bucket, executions, cancelJob));
        routes.add(new ListModels(settings.offer()));
        routes.add(new RetrieveModel(settings.offer()));
        routes.add(new RetrieveOffer(settings.offer(), settings.referencePixels()));
        AccessAnswer report = new AccessAnswer(listing, clock);
        routes.add(new ShowAccess(access.reports(), report));
        routes.add(new ListReports(access.reports()));
        routes.add(new RunAccessCheck(access, report, clock));
        routes.add(new ShowMilestones(access.milestones()));
        routes.add(new SetMilestones(access, report, clock));
        return new AnswerRequest(new Router(routes), clock);
    }

    List<Route> routes() {
        return router.routes();
    }

    ApiResponse answer(HttpApiEvent event) {
        Instant began = clock.instant();
        String requestId = event.requestContext().requestId();
        ApiResponse response = routed(event, requestId);
        if (event.requestContext().http().method().equals("HEAD")) {
            response = response.withoutBody();
        }
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
