package reelay.media;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reelay.video.VideoFormat;

/**
 * Goes from element to element of a WebM or Matroska file (RFC 8794, RFC 9559). Into a segment, and
 * into a cluster that does not know its length, it goes; all others it holds or passes by.
 */
final class WebmWalk implements Walk {

    private static final long EBML = 0x1A45DFA3L;
    private static final long SEGMENT = 0x18538067L;
    private static final long CLUSTER = 0x1F43B675L;
    private static final long INFO = 0x1549A966L;
    private static final long TRACKS = 0x1654AE6BL;
    private static final long CUES = 0x1C53BB6BL;
    private static final long DOC_TYPE = 0x4282;

    private static final Set<Long> HELD = Set.of(EBML, INFO, TRACKS);

    /** Longest element that is held. */
    private static final int MOST_HELD = 1024 * 1024;

    private final byte[] head = new byte[Element.LONGEST_ID + Element.LONGEST_LENGTH];
    private final HeldBytes held = new HeldBytes();
    private int headLength;
    private long position;
    private long left;
    private long id;
    private boolean holding;
    private boolean strayed;

    private String kind = "";
    private List<Element> info = List.of();
    private List<Element> tracks = List.of();
    private long segmentEnd;
    private boolean segmentOpen;
    private boolean pictures;
    private boolean index;

    /** Whether a file that begins so is one. */
    static boolean begins(byte[] first) {
        return ByteBuffer.wrap(first).getInt(0) == (int) EBML;
    }

    @Override
    public void take(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end && !strayed) {
            int count = 1;
            if (left > 0) {
                count = (int) Math.min(left, end - at);
                if (holding) {
                    held.add(bytes, at, count);
                }
                left -= count;
            } else {
                head[headLength++] = bytes[at];
            }
            at += count;
            position += count;
            if (left == 0 && headLength > 0) {
                open();
            } else if (left == 0) {
                close();
            }
        }
        position += end - at;
    }

    /** Begins an element when all of its head has come. */
    private void open() {
        int idWidth = Element.width(head[0]);
        if (idWidth > Element.LONGEST_ID) {
            strayed = true;
            return;
        }
        if (headLength <= idWidth) {
            return;
        }
        int lengthWidth = Element.width(head[idWidth]);
        if (lengthWidth > Element.LONGEST_LENGTH) {
            strayed = true;
            return;
        }
        if (headLength < idWidth + lengthWidth) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(head);
        id = Element.number(bytes, 0, idWidth, true);
        long length = Element.number(bytes, idWidth, lengthWidth, false);
        headLength = 0;
        begin(length, Element.unknown(length, lengthWidth));
    }

    private void begin(long length, boolean unknown) {
        if (id == SEGMENT) {
            segmentOpen = unknown;
            segmentEnd = unknown ? 0 : position + length;
            return;
        }
        if (id == CLUSTER) {
            pictures = true;
            index = false;
            if (unknown) {
                return;
            }
        }
        if (unknown) {
            strayed = true;
            return;
        }
        left = length;
        holding = HELD.contains(id) && length <= MOST_HELD;
        if (left == 0) {
            close();
        }
    }

    private void close() {
        if (id == CUES) {
            index = pictures;
        }
        if (!holding) {
            return;
        }
        List<Element> elements = Element.in(held.view());
        if (id == EBML) {
            kind = Element.first(elements, DOC_TYPE).map(Element::text).orElse("");
        } else if (id == INFO) {
            info = elements;
        } else {
            tracks = elements;
        }
        held.clear();
        holding = false;
    }

    @Override
    public VideoFormat format() {
        return VideoFormat.WEBM;
    }

    @Override
    public MediaHeader header() {
        return MatroskaHeader.of(info, tracks);
    }

    /** Not cut out of this family. */
    @Override
    public Optional<FirstPicture> picture() {
        return Optional.empty();
    }

    @Override
    public MediaFinding end() {
        if (!kind.isEmpty() && !kind.equals("webm") && !kind.equals("matroska")) {
            return new MediaFinding.NoVideo(
                    "a file of the kind '" + OtherContent.shown(kind) + "'");
        }
        if ((headLength > 0 && !strayed) || left > 0 || position < segmentEnd) {
            return new MediaFinding.Cut("ends at byte " + position + ", within an element");
        }
        if (tracks.isEmpty() || !pictures) {
            return new MediaFinding.Cut("ends before its pictures");
        }
        if (!MatroskaHeader.shows(tracks)) {
            return new MediaFinding.NoVideo("sound without pictures");
        }
        // Without a length the index, which is written last, proves that all is there.
        return segmentOpen && !index
                ? new MediaFinding.OpenEnd(format(), header())
                : new MediaFinding.Whole(format(), header());
    }
}
