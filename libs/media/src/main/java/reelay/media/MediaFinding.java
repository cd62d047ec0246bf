package reelay.media;

import reelay.video.VideoFormat;

/** What came of reading a file to its end. */
public sealed interface MediaFinding {

    /** All of a video is there. */
    record Whole(VideoFormat format, MediaHeader header) implements MediaFinding {}

    /**
     * A video whose end nothing marks: nothing is missing, but the same would be found of a file
     * that was cut here. Whoever gets the same bytes a second time may believe it.
     */
    record OpenEnd(VideoFormat format, MediaHeader header) implements MediaFinding {}

    /**
     * A video of which something is missing.
     *
     * @param why what is, to stand behind "the file"
     */
    record Cut(String why) implements MediaFinding {}

    /**
     * Something else.
     *
     * @param what what it is, such as "a PNG image"; short, and safe to show
     */
    record NoVideo(String what) implements MediaFinding {}
}
