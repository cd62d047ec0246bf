package reelay.simulator.route;

import java.nio.charset.StandardCharsets;
import reelay.simulator.wire.ErrorAnswer;

/** A video that came as a file. */
final class UploadedVideo {

    private UploadedVideo() {}

    /** Refuses what does not begin as an MP4 does: a length, then the letters ftyp. */
    static void check(byte[] file) {
        boolean mp4 =
                file.length >= 8
                        && new String(file, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp");
        if (!mp4) {
            throw ErrorAnswer.invalidValue("video", "The file is no MP4 video.");
        }
    }
}
