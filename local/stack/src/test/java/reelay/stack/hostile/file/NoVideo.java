package reelay.stack.hostile.file;

import java.util.List;

/** What a provider hands out that is no video, for good. */
public enum NoVideo {
    PAGE,
    JSON_ERROR,
    XML_ERROR,
    TEXT,
    NOTHING,
    PICTURE,
    ARCHIVE,
    HEAD_WITHOUT_MEDIA,
    MEDIA_WITHOUT_HEAD;

    public byte[] bytes(List<byte[]> frames) {
        Mp4File file = new Mp4File(frames);
        byte[] type = Mp4File.fileType("isom");
        return switch (this) {
            case PAGE -> Boxes.ascii("<!DOCTYPE html><html><title>Gone</title>Gone</html>");
            case JSON_ERROR -> Boxes.ascii("{\"error\":{\"message\":\"asset was purged\"}}");
            case XML_ERROR ->
                    Boxes.ascii("<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>");
            case TEXT -> Boxes.ascii("video deleted");
            case NOTHING -> new byte[0];
            case PICTURE -> Boxes.join(Boxes.number(0x89504E470D0A1A0AL, 8), Boxes.zeros(600));
            case ARCHIVE -> Boxes.join(Boxes.ascii("PK\3\4"), Boxes.zeros(600));
            case HEAD_WITHOUT_MEDIA -> Boxes.join(type, file.movie(0));
            case MEDIA_WITHOUT_HEAD -> Boxes.join(type, Boxes.box("mdat", file.samples()));
        };
    }
}
