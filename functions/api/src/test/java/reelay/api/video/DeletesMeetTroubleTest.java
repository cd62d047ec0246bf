package reelay.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.catalog.bucket.ObjectKeys;
import reelay.video.VideoId;

/** Deletes while something else goes on, or does not. */
class DeletesMeetTroubleTest {

    private static Deployment reelay;

    private final String owner = Deployment.newOwner();

    @BeforeAll
    static void start() {
        reelay = Deployment.start();
    }

    @AfterAll
    static void stop() {
        reelay.close();
    }

    @Test
    void removesWhatAStoreFinishedMeanwhile() {
        String id = create();
        // Stored between the first look and the end, under a key that only its item tells.
        reelay.executions.beforeStop =
                video ->
                        reelay.completedAt(
                                "videos/" + owner + "/" + video + ".ogv", video.value(), "ogv");
        try {
            assertThat(delete(id).status()).isEqualTo(200);
        } finally {
            reelay.executions.beforeStop = _ -> {};
        }

        assertThat(reelay.executions.stops).contains(id);
        assertThat(reelay.objectsOf(owner)).isEmpty();
        assertThat(reelay.provider.told).doesNotContain("job-" + id);
    }

    @Test
    void removesWhatAStorePutAndDidNotNote() {
        String id = create();
        reelay.submitted(id, 50);
        VideoId video = new VideoId(id);
        ObjectKeys.videoKeys(owner, video)
                .forEach(key -> reelay.bucket.putReference(key, "video/mp4", new byte[9]));

        assertThat(delete(id).status()).isEqualTo(200);

        assertThat(reelay.objectsOf(owner)).isEmpty();
    }

    @Test
    void succeedsWhenTheProviderCannotBeTold() {
        String id = create();
        reelay.submitted(id, 50);
        reelay.provider.withoutKey = true;
        try {
            // Everything of ours is gone by then: an error would tell the app to try in vain.
            assertThat(delete(id).status()).isEqualTo(200);
        } finally {
            reelay.provider.withoutKey = false;
        }

        assertThat(reelay.provider.told).contains("job-" + id);
        assertThat(delete(id).status()).isEqualTo(404);
    }

    private String create() {
        return Event.post("{\"prompt\": \"p\"}").from(owner).sentTo(reelay.api).id();
    }

    private Answer delete(String id) {
        return Event.of("DELETE", "/v1/videos/" + id).from(owner).sentTo(reelay.api);
    }
}
