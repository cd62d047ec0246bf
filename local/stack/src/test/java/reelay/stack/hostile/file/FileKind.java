package reelay.stack.hostile.file;

import static reelay.stack.hostile.file.Boxes.box;
import static reelay.stack.hostile.file.Boxes.endlessBox;
import static reelay.stack.hostile.file.Boxes.join;
import static reelay.stack.hostile.file.Boxes.wideBox;
import static reelay.stack.hostile.file.Boxes.zeros;

import java.util.List;

/** The ways in which a whole video is put into a file. */
public enum FileKind {
    MOOV_FIRST("mp4"),
    MOOV_LAST("mp4"),
    FREE_FIRST("mp4"),
    SIZE_IN_64_BITS("mp4"),
    FREE_LAST("mp4"),
    UNKNOWN_BOXES("mp4"),
    LAST_BOX_WITHOUT_SIZE("mp4"),
    FRAGMENTED("mp4"),
    FRAGMENTED_WITH_INDEX("mp4"),
    FRAGMENTED_WITH_STYLES("mp4"),
    QUICKTIME("mov"),
    QUICKTIME_WITHOUT_TYPE("mov"),
    WEBM("webm");

    private final String suffix;

    FileKind(String suffix) {
        this.suffix = suffix;
    }

    /** What its object in the bucket ends with. */
    public String suffix() {
        return suffix;
    }

    /** Whether it can be seen from every beginning of the file that something is missing. */
    boolean tellsItsEnd() {
        return switch (this) {
            case FRAGMENTED,
                    FRAGMENTED_WITH_INDEX,
                    FRAGMENTED_WITH_STYLES,
                    FREE_LAST,
                    UNKNOWN_BOXES ->
                    false;
            default -> true;
        };
    }

    public byte[] of(List<byte[]> frames) {
        Mp4File file = new Mp4File(frames);
        byte[] type = Mp4File.fileType("mp42");
        byte[] free = box("free", zeros(24));
        return switch (this) {
            case MOOV_FIRST -> moovFirst(file, type, "mdat");
            case MOOV_LAST -> moovLast(file, type);
            case FREE_FIRST -> moovLast(file, join(free, type));
            case SIZE_IN_64_BITS -> moovFirstWide(file, type);
            case FREE_LAST -> join(moovFirst(file, type, "mdat"), free);
            case UNKNOWN_BOXES ->
                    join(moovFirst(file, join(type, box("uuid", zeros(40))), "mdat"), box("zzzz"));
            case LAST_BOX_WITHOUT_SIZE -> moovFirst(file, type, "");
            case FRAGMENTED -> join(type, file.movieOfFragments(), file.fragments());
            case FRAGMENTED_WITH_INDEX ->
                    join(type, file.movieOfFragments(), file.fragments(), Mp4File.fragmentIndex());
            case FRAGMENTED_WITH_STYLES ->
                    join(
                            type,
                            file.movieOfFragments(),
                            box("styp", Boxes.ascii("msdh"), zeros(4), Boxes.ascii("msdh")),
                            file.fragments());
            case QUICKTIME -> moovLast(file, Mp4File.fileType("qt  "));
            case QUICKTIME_WITHOUT_TYPE -> moovLast(file, box("wide"));
            case WEBM -> WebmFile.of(frames);
        };
    }

    /**
     * @param data the type of the last box; empty for one that goes on to the end
     */
    private static byte[] moovFirst(Mp4File file, byte[] head, String data) {
        int offset = head.length + file.movie(0).length + 8;
        byte[] samples = file.samples();
        byte[] last = data.isEmpty() ? endlessBox("mdat", samples) : box(data, samples);
        return join(head, file.movie(offset), last);
    }

    private static byte[] moovFirstWide(Mp4File file, byte[] head) {
        int offset = head.length + file.movie(0).length + 16;
        return join(head, file.movie(offset), wideBox("mdat", file.samples()));
    }

    private static byte[] moovLast(Mp4File file, byte[] head) {
        return join(head, box("mdat", file.samples()), file.movie(head.length + 8));
    }
}
