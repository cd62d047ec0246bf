package reelay.api.video;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.video.Json;

/** A deployment, and an owner whose videos are made and looked at in it. */
abstract class VideosOfAnOwner {

    static final String UNKNOWN = "video_" + "0123456789abcdef".repeat(3);
    static Deployment reelay;

    final String owner = Deployment.newOwner();

    @BeforeAll
    static void start() {
        reelay = Deployment.start();
    }

    @AfterAll
    static void stop() {
        reelay.close();
    }

    String create() {
        return create("p");
    }

    String create(String prompt) {
        return Event.post(Json.text(Json.object().put("prompt", prompt)))
                .from(owner)
                .sentTo(reelay.api)
                .id();
    }

    Answer get(String path) {
        return Event.of("GET", path).from(owner).sentTo(reelay.api);
    }

    Answer delete(String id) {
        return Event.of("DELETE", "/v1/videos/" + id).from(owner).sentTo(reelay.api);
    }

    Answer list() {
        return get("/v1/videos");
    }

    static List<String> idsOf(Answer list) {
        return list.json().get("data").findValuesAsText("id");
    }
}
