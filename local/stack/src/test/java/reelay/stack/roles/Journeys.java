package reelay.stack.roles;

import static reelay.stack.roles.Trip.require;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import reelay.local.aws.scheduler.Timer;
import reelay.stack.Schedules;
import reelay.stack.template.StackTemplate;
import reelay.stack.webhooks.Receiver;
import reelay.video.Json;

/** Every journey; together they use every permission that a role of the template has. */
final class Journeys {

    /** So long that it takes a moment to store, in several parts. */
    private static final String LONG = " [padding:40000000]";

    private Journeys() {}

    static List<Journey> all() {
        return List.of(
                new Journey("makes a video", false, Journeys::makes),
                new Journey("makes a video that ends", true, Journeys::makes),
                new Journey("fails a video", false, Journeys::fails),
                new Journey("waits for access", true, Journeys::waitsForAccess),
                new Journey("deletes a video", false, Journeys::deletes),
                new Journey("deletes a video that ends", true, Journeys::deletes),
                new Journey("deletes a video at work", false, Journeys::deletesEarly),
                new Journey("deletes a video while it is stored", false, Journeys::deletesLate),
                new Journey(
                        "deletes one that ends while it is stored", true, Journeys::deletesLate),
                new Journey("begins with an image", false, Journeys::withImage),
                new Journey("sends its own copy of a source", false, Journeys::remixes),
                new Journey("sends its own copy of one that ends", true, Journeys::remixes),
                new Journey("finds it stored", false, trip -> findsItStored(trip, "videos")),
                new Journey("finds one stored that ends", true, t -> findsItStored(t, "expiring")),
                new Journey("checks access", false, Journeys::access),
                new Journey("registers a webhook", true, Journeys::webhook),
                new Journey("tells a webhook", false, Journeys::tellsAWebhook),
                new Journey("starts what nobody started", false, Journeys::sweepStarts),
                new Journey("announces what nobody announced", false, Journeys::sweepAnnounces),
                new Journey("calls all functions in time", true, Journeys::schedules));
    }

    private static void makes(Trip trip) {
        String id = trip.ended("two friends hug", "completed");
        byte[] file = trip.app().content(id);
        require(file.length > 8 && file[4] == 'f', "the link leads to no video");
        require(
                trip.app().get("/v1/videos?limit=100").toString().contains(id),
                "the list does not show it");
        trip.announced(id, "Video Completed");
    }

    private static void fails(Trip trip) {
        String id = trip.ended("something forbidden [fault:moderation]", "failed");
        trip.announced(id, "Video Failed");
    }

    /** The verification is on its way: the video asks again, and looks at the last report. */
    private static void waitsForAccess(Trip trip) {
        trip.app().put("/v1/access/milestones", verifiedAt(Instant.now().minusSeconds(600)));
        String id = trip.ended("too early [fault:unverified]", "completed");
        trip.announced(id, "Video Held");
    }

    private static ObjectNode verifiedAt(Instant time) {
        return Json.object().put("verified_at", time.toString());
    }

    private static void deletes(Trip trip) {
        String id = trip.ended("soon gone", "completed");
        require(trip.objects(id) > 0, "there is no object");
        require(trip.app().delete(id) == 200, "it cannot be deleted");
        require(trip.objects(id) == 0, "the object is still there");
        require(trip.app().status("/v1/videos/" + id) == 404, "it can still be seen");
    }

    private static void deletesEarly(Trip trip) throws Exception {
        String id = trip.app().create("never done [fault:stuck]");
        trip.eventually("its job", () -> trip.status(id).equals("in_progress"));
        require(trip.app().delete(id) == 200, "it cannot be deleted");
        require(!trip.running(id), "the work goes on");
        require(trip.count("delete_requests") > 0, "the provider goes on");
    }

    /** The file comes when the video is gone: what is stored then is taken away again. */
    private static void deletesLate(Trip trip) {
        String id = trip.app().create("too late" + LONG);
        trip.eventually("its upload", () -> trip.openUploads(id) == 1);
        require(trip.app().delete(id) == 200, "it cannot be deleted");
        trip.eventually("its end", () -> trip.openUploads(id) == 0 && trip.objects(id) == 0);
    }

    private static void withImage(Trip trip) throws IOException {
        ObjectNode wish = Json.object().put("prompt", "from a picture");
        wish.putObject("input_reference").put("image_url", "data:image/png;base64," + png());
        String id = trip.app().post("/v1/videos", wish);
        trip.end(id, "completed");
        require(trip.objects("references/local/" + id) == 1, "there is no image");
        require(trip.app().delete(id) == 200, "it cannot be deleted");
        require(trip.objects(id) == 0, "something is left of it");
    }

    private static String png() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(720, 1280, BufferedImage.TYPE_INT_RGB), "png", png);
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static void remixes(Trip trip) throws Exception {
        String prompt = "soon forgotten " + UUID.randomUUID();
        String source = trip.ended(prompt, "completed");
        trip.forgetAtTheProvider(prompt);
        ObjectNode wish = Json.object().put("prompt", "remembered");
        trip.end(trip.app().post("/v1/videos/" + source + "/remix", wish), "completed");
    }

    /** A Store before this one wrote the object and died: that object stands. */
    private static void findsItStored(Trip trip, String folder) {
        byte[] before = trip.app().content(trip.ended("a short one", "completed"));
        String id = trip.app().create("stored before [padding:9000000]");
        trip.put(folder, id, before);
        trip.end(id, "completed");
        require(trip.app().content(id).length == before.length, "it was written over");
        require(trip.openUploads(id) == 0, "an upload is left open");
    }

    private static void access(Trip trip) {
        // The schedule's own check may have just been made, and the next is allowed 30 s later.
        trip.eventually(
                "a check", () -> trip.app().tryPost("/v1/access/checks", Json.object()) == 200);
        trip.app().put("/v1/access/milestones", verifiedAt(Instant.now()));
        String report = trip.app().get("/v1/access").toString();
        require(report.contains("\"ready\""), "the report says " + report);
        require(
                !trip.app().get("/v1/access/history").path("data").isEmpty(),
                "there is no history");
        trip.eventually(
                "news of access",
                () -> trip.events().stream().anyMatch(line -> line.contains("Access Changed")));
    }

    private static void webhook(Trip trip) {
        String all = "/v1/webhook_endpoints";
        ObjectNode wish = Json.object().put("name", "orders").put("url", "https://app.example.com");
        wish.putArray("event_types").add("video.completed");
        String one = all + "/" + trip.app().post(all, wish);
        trip.app().post(one, Json.object().put("name", "bills"));
        require(trip.app().get(one).path("name").asText().equals("bills"), "it has another name");
        require(trip.app().get(all).toString().contains("bills"), "it is not listed");
        require(trip.app().deleteAt(one) == 200, "it cannot be deleted");
        require(trip.app().status(one) == 404, "it is still there");
    }

    /** A receiver that wants no more of it: its endpoint is switched off, and the bus hears. */
    private static void tellsAWebhook(Trip trip) {
        try (Receiver app = Receiver.answering(() -> 410)) {
            String all = "/v1/webhook_endpoints";
            ObjectNode wish = Json.object().put("name", "gone").put("url", app.url("/hook"));
            wish.putArray("event_types").add("video.completed");
            String one = all + "/" + trip.app().post(all, wish);
            trip.ended("told once", "completed");
            // The videos of other journeys are the same owner's: one of them may come first.
            trip.eventually("a webhook", () -> !app.messages().isEmpty());
            trip.eventually(
                    "the end of its endpoint",
                    () -> trip.app().get(one).path("disabled_code").asText().equals("gone"));
            require(
                    trip.events().stream().anyMatch(it -> it.contains("Webhook Endpoint Disabled")),
                    "the bus has not heard");
        }
    }

    private static void sweepStarts(Trip trip) {
        String id = trip.forgotten();
        trip.invoke("SweepFunction", "{}");
        // Whoever looks at a video that nobody started has it started too.
        trip.eventually("its execution", () -> trip.started(id));
        trip.end(id, "completed");
    }

    private static void sweepAnnounces(Trip trip) {
        String id = trip.forgotten();
        // First what a Store left: the stack's own sweep may come as soon as the video has failed.
        trip.put("videos", id, new byte[1]);
        trip.put("expiring", id, new byte[1]);
        trip.fail(id);
        // Where the stack's own sweep has started it, none announces it while that execution runs.
        trip.eventually(
                "Video Failed of " + id,
                () -> {
                    trip.invoke("SweepFunction", "{}");
                    return trip.hasAnnounced(id, "Video Failed");
                });
        trip.eventually("the end of what a Store left", () -> trip.objects(id) == 0);
        require(trip.settled(id), "it is announced again and again");
    }

    /** Every schedule is due at once; one that could not call its function would try again. */
    private static void schedules(Trip trip) {
        List<Runnable> due = new ArrayList<>();
        Timer timer = (_, task) -> due.add(task);
        StackTemplate template = trip.stack().template();
        try (var _ =
                new Schedules(template, trip.stack().lambda(), trip.stack().iam())
                        .start(timer, InstantSource.system())) {
            int schedules = due.size();
            require(schedules > template.schedules().size(), "there are no schedules");
            List.copyOf(due).forEach(Runnable::run);
            require(due.size() == 2 * schedules, "a schedule may not call its function");
        }
    }
}
