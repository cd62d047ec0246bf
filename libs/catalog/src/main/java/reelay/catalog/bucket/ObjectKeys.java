package reelay.catalog.bucket;

import java.util.List;
import java.util.stream.Stream;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;

/** Where each object lies in the bucket. */
public final class ObjectKeys {

    private ObjectKeys() {}

    /**
     * Key of a finished video that is kept for good. What was made before deployments had an end
     * for videos is there as well.
     */
    public static String videoKey(String owner, VideoId id, VideoFormat format) {
        return "videos/" + name(owner, id, format);
    }

    /** Key of a finished video: those that end lie where the bucket's lifecycle rule looks. */
    public static String videoKey(Video video, VideoFormat format) {
        return video.expiresAt().isPresent()
                ? endingKey(video.owner(), video.id(), format)
                : videoKey(video.owner(), video.id(), format);
    }

    private static String endingKey(String owner, VideoId id, VideoFormat format) {
        return "expiring/" + name(owner, id, format);
    }

    private static String name(String owner, VideoId id, VideoFormat format) {
        return owner + "/" + id + "." + format.suffix();
    }

    /** Key of what shows what is in a video: it lies beside the video, and ends with it. */
    public static String posterKey(Video video) {
        return (video.expiresAt().isPresent() ? "expiring/" : "videos/")
                + poster(video.owner(), video.id());
    }

    private static String poster(String owner, VideoId id) {
        return owner + "/" + id + ".poster";
    }

    /** Every key a video and its poster may have, for those who do not know what it is. */
    public static List<String> videoKeys(String owner, VideoId id) {
        String poster = poster(owner, id);
        return Stream.concat(
                        VideoFormat.all().stream()
                                .flatMap(
                                        format ->
                                                Stream.of(
                                                        videoKey(owner, id, format),
                                                        endingKey(owner, id, format))),
                        Stream.of("videos/" + poster, "expiring/" + poster))
                .toList();
    }

    /**
     * Key of a reference image.
     *
     * @param ending what tells images of one video apart, and jpg, png or webp
     */
    public static String referenceKey(String owner, VideoId id, String ending) {
        return "references/" + owner + "/" + id + "." + ending;
    }
}
