package reelay.api;

import static reelay.api.http.Endpoint.delete;
import static reelay.api.http.Endpoint.get;
import static reelay.api.http.Endpoint.post;
import static reelay.api.http.Endpoint.put;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import reelay.api.access.AccessAnswer;
import reelay.api.access.AccessParts;
import reelay.api.callback.ReceiveCallback;
import reelay.api.fetch.ImageFetcher;
import reelay.api.gallery.GalleryFiles;
import reelay.api.gallery.GalleryHeaders;
import reelay.api.gallery.ShowGallery;
import reelay.api.gallery.ShowGalleryFile;
import reelay.api.http.Endpoint;
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
import reelay.api.video.AskedProvider;
import reelay.api.video.CancelJob;
import reelay.api.video.Characters;
import reelay.api.video.DerivedVideos;
import reelay.api.video.Offer;
import reelay.api.video.OpenVideosCeiling;
import reelay.api.video.OwnVideos;
import reelay.api.video.VideoStarter;
import reelay.api.video.VideosTable;
import reelay.api.webhooks.CallbackFields;
import reelay.api.webhooks.CreateEndpoint;
import reelay.api.webhooks.DeleteEndpoint;
import reelay.api.webhooks.ListDeliveries;
import reelay.api.webhooks.ListEndpoints;
import reelay.api.webhooks.ListEventTypes;
import reelay.api.webhooks.RetrieveEndpoint;
import reelay.api.webhooks.RotateSecret;
import reelay.api.webhooks.TestEndpoint;
import reelay.api.webhooks.UpdateEndpoint;
import reelay.api.webhooks.WebhookParts;
import reelay.catalog.VideoCatalog;
import reelay.catalog.VideoListing;
import reelay.catalog.bucket.VideoBucket;
import reelay.video.VideoId;
import reelay.workflow.Executions;

/**
 * The API at one glance: every method and path, and what answers there. Its components are what the
 * routes work with.
 *
 * @param newId ids nobody can guess
 */
record Routes(
        ApiSettings settings,
        VideosTable table,
        VideoBucket bucket,
        Executions runs,
        AskedProvider provider,
        AccessParts access,
        WebhookParts webhooks,
        ImageFetcher fetcher,
        InstantSource clock,
        Supplier<VideoId> newId) {

    /** The first path that fits decides, so fixed paths stand before ids. */
    List<Endpoint> all() {
        Offer offer = settings.offer();
        VideoCatalog catalog = table.catalog();
        VideoListing listing = table.listing();
        var page = new GalleryFiles();
        var headers = new GalleryHeaders(bucket::origin);
        var videos = new OwnVideos(catalog);
        var starter = new VideoStarter(runs, clock);
        var submission = new AnswerSubmission(accept(starter), new CallbackFields(webhooks), clock);
        var references = new ReferenceReader(settings.referencePixels(), fetcher);
        var cancel = new CancelJob(provider.cancelling());
        var characters = new Characters(table.characters(), provider.characters(), offer);
        var derived = new DerivedVideos(videos, offer);
        var content = new RetrieveContent(videos, bucket, settings.linkLifetime(), clock);
        var report = new AccessAnswer(offer.offered(), listing, clock);
        return List.of(
                get("/healthz", new Health()).withoutKey(),
                get("/", new ShowGallery(page, headers)).withoutKey(),
                get("/gallery/{file}", new ShowGalleryFile(page, headers)).withoutKey(),
                post("/v1/videos", new CreateVideo(offer, references, submission, adopt(starter))),
                get("/v1/videos", new ListVideos(listing, clock)),
                post("/v1/videos/edits", new EditVideo(offer, derived, submission)),
                post("/v1/videos/extensions", new ExtendVideo(offer, derived, submission)),
                post("/v1/videos/characters", new CreateCharacter(characters)),
                get("/v1/videos/characters/{character}", new RetrieveCharacter(characters)),
                post("/v1/videos/{id}/remix", new RemixVideo(offer, derived, submission)),
                get("/v1/videos/{id}/content", content),
                get("/v1/videos/{id}", new RetrieveVideo(videos, starter, clock)),
                delete("/v1/videos/{id}", new DeleteVideo(videos, catalog, bucket, runs, cancel)),
                // The token in the address is the key of whoever calls back.
                post(
                                "/callbacks/{id}",
                                new ReceiveCallback(
                                        table.callbacks(), catalog, provider.cancelling(), runs))
                        .withoutKey(),
                get("/v1/models", new ListModels(offer)),
                // More than one segment: model names such as maker/model have slashes.
                get("/v1/models/{model+}", new RetrieveModel(offer)),
                get("/v1/offer", new RetrieveOffer(offer, settings.referencePixels())),
                get("/v1/access", new ShowAccess(access.reports(), report)),
                get("/v1/access/history", new ListReports(access.reports(), report.kinds())),
                post("/v1/access/checks", new RunAccessCheck(access, report, clock)),
                get("/v1/access/milestones", new ShowMilestones(access.milestones())),
                put("/v1/access/milestones", new SetMilestones(access, report, clock)),
                get("/v1/webhook_event_types", new ListEventTypes()),
                post("/v1/webhook_endpoints", new CreateEndpoint(webhooks)),
                get("/v1/webhook_endpoints", new ListEndpoints(webhooks)),
                get("/v1/webhook_endpoints/{id}", new RetrieveEndpoint(webhooks)),
                post("/v1/webhook_endpoints/{id}", new UpdateEndpoint(webhooks)),
                delete("/v1/webhook_endpoints/{id}", new DeleteEndpoint(webhooks)),
                post("/v1/webhook_endpoints/{id}/rotate_secret", new RotateSecret(webhooks)),
                post("/v1/webhook_endpoints/{id}/test", new TestEndpoint(webhooks)),
                get("/v1/webhook_endpoints/{id}/deliveries", new ListDeliveries(webhooks)));
    }

    private AcceptVideo accept(VideoStarter starter) {
        return new AcceptVideo(
                table,
                bucket,
                starter,
                new OpenVideosCeiling(table.open(), settings.openVideos()),
                webhooks.table().callbacks(),
                settings.retention(),
                clock,
                newId);
    }

    private AdoptJob adopt(VideoStarter starter) {
        return new AdoptJob(
                settings.offer(),
                provider.adopting(),
                table,
                starter,
                settings.retention(),
                clock,
                newId);
    }
}
