package reelay.stack.hostile.way;

import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.video.Json;

/** Where the video of a finished job is to be had. */
public enum ResultForm {
    CONTENT_BYTES,
    CONTENT_REDIRECT,
    CONTENT_JSON,
    CONTENT_400_WITH_ADDRESS,
    URL,
    VIDEO_URL,
    RESULT_URL,
    DOWNLOAD_URL,
    OUTPUT_TEXT,
    OUTPUT_LIST,
    URLS,
    VIDEO_DOT_URL,
    VIDEOS_LIST,
    DATA_VIDEO_URL,
    CONTENT_VIDEO_URL,
    METADATA_URL,
    UNSIGNED_URLS,
    DATA_LIST_URL,
    INLINE_DATA_URL,
    INLINE_BASE64;

    /** Whether the job itself says it. */
    public boolean inJob() {
        return compareTo(CONTENT_400_WITH_ADDRESS) > 0;
    }

    /** Whether the bytes themselves stand in the job. */
    public boolean inline() {
        return this == INLINE_DATA_URL || this == INLINE_BASE64;
    }

    /**
     * Puts the result where this form has it.
     *
     * @param result a link, or the bytes in Base64
     */
    public void put(ObjectNode job, String result) {
        switch (this) {
            case URL -> job.put("url", result);
            case VIDEO_URL -> job.put("video_url", result);
            case RESULT_URL -> job.put("result_url", result);
            case DOWNLOAD_URL -> job.put("download_url", result);
            case OUTPUT_TEXT -> job.put("output", result);
            case OUTPUT_LIST -> job.putArray("output").add(result);
            case URLS -> job.putArray("urls").add(result);
            case VIDEO_DOT_URL -> job.putObject("video").put("url", result);
            case VIDEOS_LIST -> job.putArray("videos").addObject().put("url", result);
            case DATA_VIDEO_URL -> job.putObject("data").put("video_url", result);
            case CONTENT_VIDEO_URL -> job.putObject("content").put("video_url", result);
            case METADATA_URL -> job.putObject("metadata").put("url", result);
            case UNSIGNED_URLS -> job.putArray("unsigned_urls").add(result);
            case DATA_LIST_URL -> job.putArray("data").addObject().put("url", result);
            case INLINE_DATA_URL -> job.put("url", "data:video/mp4;base64," + result);
            case INLINE_BASE64 -> job.putArray("data").addObject().put("b64_json", result);
            case CONTENT_BYTES, CONTENT_REDIRECT, CONTENT_JSON, CONTENT_400_WITH_ADDRESS ->
                    throw new IllegalStateException(this + " is not in the job");
        }
    }

    /** What a content route says that knows only an address. */
    public ObjectNode content(String link) {
        return switch (this) {
            case CONTENT_JSON -> Json.object().put("url", link);
            case CONTENT_400_WITH_ADDRESS ->
                    Json.object().put("detail", "The video was uploaded to " + link);
            default -> throw new IllegalStateException(this + " has no such content");
        };
    }
}
