package reelay.media;

import java.util.Optional;
import reelay.video.VideoFormat;

/** Goes through a file of one family from its first byte to its last, in any pieces. */
interface Walk {

    /** The next bytes. */
    void take(byte[] bytes, int offset, int length);

    /** What the file is, as far as the bytes until now tell. */
    VideoFormat format();

    /** What the header says, if it has been seen. */
    MediaHeader header();

    /** The first picture that stands alone, if the header says where it lies. */
    Optional<FirstPicture> picture();

    /** No more bytes come. */
    MediaFinding end();
}
