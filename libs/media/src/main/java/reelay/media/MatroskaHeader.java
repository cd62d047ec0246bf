package reelay.media;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.video.VideoSize;

/** What {@code Info} and {@code Tracks} of a WebM or Matroska file say (RFC 9559). */
final class MatroskaHeader {

    private static final long TIMESTAMP_SCALE = 0x2AD7B1L;
    private static final long DURATION = 0x4489;
    private static final long TRACK_ENTRY = 0xAE;
    private static final long TRACK_TYPE = 0x83;
    private static final long VIDEO = 0xE0;
    private static final long PIXEL_WIDTH = 0xB0;
    private static final long PIXEL_HEIGHT = 0xBA;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double USUAL_SCALE = 1e6;

    private MatroskaHeader() {}

    static MediaHeader of(List<Element> info, List<Element> tracks) {
        double scale =
                Element.first(info, TIMESTAMP_SCALE)
                        .map(element -> (double) element.unsigned())
                        .orElse(USUAL_SCALE);
        Optional<Duration> duration =
                Element.first(info, DURATION)
                        .flatMap(
                                units ->
                                        MediaHeader.duration(
                                                units.real() * scale, NANOS_PER_SECOND));
        Optional<VideoSize> size =
                pictures(tracks)
                        .flatMap(track -> Element.first(track, VIDEO).stream())
                        .map(video -> Element.in(video.content()))
                        .flatMap(
                                video ->
                                        MediaHeader.size(
                                                number(video, PIXEL_WIDTH),
                                                number(video, PIXEL_HEIGHT))
                                                .stream())
                        .findFirst();
        return new MediaHeader(duration, size);
    }

    /** Whether there is a track of pictures. */
    static boolean shows(List<Element> tracks) {
        return pictures(tracks).findAny().isPresent();
    }

    private static Stream<List<Element>> pictures(List<Element> tracks) {
        return tracks.stream()
                .filter(element -> element.id() == TRACK_ENTRY)
                .map(entry -> Element.in(entry.content()))
                .filter(track -> number(track, TRACK_TYPE) == 1);
    }

    private static long number(List<Element> elements, long id) {
        return Element.first(elements, id).map(Element::unsigned).orElse(0L);
    }
}
