package reelay.video.step;

import reelay.video.VideoId;

/**
 * What the state machine hands to each step. Everything else is in the video item, so that prompts
 * never travel through execution histories.
 *
 * @param videoId which video the step works on
 */
public record StepInput(VideoId videoId) {

    public StepInput {
        if (videoId == null) {
            throw new IllegalArgumentException(
                    "video_id is missing: a step is invoked with {\"video_id\": \"video_...\"}");
        }
    }
}
