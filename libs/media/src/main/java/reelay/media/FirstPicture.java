package reelay.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The first picture of a file that stands alone, and a film of it alone: tens of kilobytes instead
 * of the whole video, for who shows what is in it.
 *
 * @param position of its bytes in the file
 * @param length of them
 * @param head what stands before them in the film
 */
public record FirstPicture(long position, int length, ByteBuffer head) {

    /** A longer picture is no small one, in bytes. */
    private static final int LONGEST = 4 * 1024 * 1024;

    /** What describes the pictures fits into this, in bytes. */
    private static final int LONGEST_TABLE = 64 * 1024;

    private static final byte[] KIND =
            box(
                    "ftyp",
                    letters("isom"),
                    number(0x200),
                    letters("isom"),
                    letters("iso2"),
                    letters("mp41"));

    /** The picture's bytes in a whole file; fewer where that ends before them. */
    public byte[] in(ByteBuffer file) {
        int begin = (int) Math.min(position, file.limit());
        byte[] bytes = new byte[Math.min(length, file.limit() - begin)];
        file.get(begin, bytes);
        return bytes;
    }

    /** The film: what begins it, and the picture's bytes. */
    public byte[] film(byte[] picture) {
        if (picture.length != length) {
            throw new IllegalArgumentException(
                    "%d bytes are not the %d of the picture".formatted(picture.length, length));
        }
        return ByteBuffer.allocate(head.limit() + length)
                .put(head.duplicate())
                .put(picture)
                .array();
    }

    /** Media type of the film. */
    public static String contentType() {
        return "video/mp4";
    }

    /** Where a track has its first sample that stands alone. */
    @FunctionalInterface
    private interface Places {
        /**
         * @param header of the track
         * @param table its boxes in {@code stbl}
         */
        Optional<SampleTable.Place> of(ByteBuffer header, List<Box> table)
                throws Box.MalformedException;
    }

    /**
     * Looks it up in the tables; empty where they name none, such as in files of fragments.
     *
     * @param moov the boxes of the movie
     */
    static Optional<FirstPicture> of(List<Box> moov) {
        return of(moov, (_, table) -> SampleTable.place(table, first(table)));
    }

    /**
     * Looks it up in a fragment, whose tables the movie leaves empty.
     *
     * @param moov the boxes of the movie
     */
    static Optional<FirstPicture> of(List<Box> moov, Fragment fragment) {
        return of(moov, (header, _) -> fragment.place(header.getInt(header.get(0) == 1 ? 20 : 12)));
    }

    private static Optional<FirstPicture> of(List<Box> moov, Places places) {
        try {
            Optional<ByteBuffer> movie = Box.first(moov, "mvhd");
            for (Box box : moov) {
                if (box.type().equals("trak") && movie.isPresent()) {
                    Optional<FirstPicture> picture = of(movie.get(), Box.in(box.content()), places);
                    if (picture.isPresent()) {
                        return picture;
                    }
                }
            }
            return Optional.empty();
        } catch (Box.MalformedException | IndexOutOfBoundsException | ArithmeticException odd) {
            // What is wrong with the file itself is told elsewhere; this is only how it looks.
            return Optional.empty();
        }
    }

    private static Optional<FirstPicture> of(ByteBuffer movie, List<Box> track, Places places)
            throws Box.MalformedException {
        List<Box> media = Box.within(track, "mdia");
        List<Box> table = Box.within(media, "minf", "stbl");
        Optional<ByteBuffer> header = Box.first(track, "tkhd");
        Optional<ByteBuffer> times = Box.first(media, "mdhd");
        Optional<ByteBuffer> handler = Box.first(media, "hdlr");
        Optional<ByteBuffer> description = Box.first(table, "stsd");
        if (header.isEmpty()
                || times.isEmpty()
                || description.isEmpty()
                || handler.filter(it -> Box.type(it, 4).equals("vide")).isEmpty()) {
            return Optional.empty();
        }
        Optional<SampleTable.Place> place = places.of(header.get(), table);
        if (place.isEmpty()
                || place.get().position() < 0
                || place.get().length() < 1
                || place.get().length() > LONGEST
                || description.get().limit() > LONGEST_TABLE) {
            return Optional.empty();
        }
        int length = (int) place.get().length();
        byte[] one =
                box(
                        "stbl",
                        box("stsd", bytes(description.get())),
                        box("stts", number(0), number(1), number(1), number(scale(times.get()))),
                        box("stsc", number(0), number(1), number(1), number(1), number(1)),
                        box("stsz", number(0), number(length), number(1)),
                        // The one chunk begins behind all of this; its position is filled in below.
                        box("stco", number(0), number(1), number(0)));
        byte[] moov =
                box(
                        "moov",
                        box("mvhd", second(movie, movie, false)),
                        box(
                                "trak",
                                box("tkhd", second(header.get(), movie, true)),
                                box(
                                        "mdia",
                                        box("mdhd", second(times.get(), times.get(), false)),
                                        box("hdlr", bytes(handler.get())),
                                        box("minf", others(Box.within(media, "minf")), one))));
        // The last four bytes of the tables are the chunk's position: picture data come next.
        ByteBuffer head = ByteBuffer.allocate(KIND.length + moov.length + Box.HEADER);
        head.put(KIND).put(moov).putInt(Box.HEADER + length).put(letters("mdat"));
        head.putInt(KIND.length + moov.length - Integer.BYTES, head.limit());
        return Optional.of(new FirstPicture(place.get().position(), length, head.flip()));
    }

    /** Number of the first sample that needs no other one, from 0. */
    private static long first(List<Box> table) {
        Optional<ByteBuffer> alone = Box.first(table, "stss");
        return alone.filter(it -> it.getInt(4) > 0)
                .map(it -> Integer.toUnsignedLong(it.getInt(8)) - 1)
                .orElse(0L);
    }

    /** What describes the media beside the tables: where it lies, and how it is shown. */
    private static byte[] others(List<Box> media) {
        var all = new ByteArrayOutputStream();
        media.stream()
                .filter(box -> List.of("vmhd", "gmhd", "dinf").contains(box.type()))
                .forEach(box -> all.writeBytes(box(box.type(), bytes(box.content()))));
        return all.toByteArray();
    }

    /** Units in a second; the time stands behind the two dates. */
    private static int scale(ByteBuffer times) {
        return times.getInt(times.get(0) == 1 ? 20 : 12);
    }

    /** A header that lasts a second; a track's has no scale of its own, but a number and a gap. */
    private static byte[] second(ByteBuffer header, ByteBuffer scaled, boolean track) {
        ByteBuffer copy = ByteBuffer.wrap(bytes(header));
        boolean wide = copy.get(0) == 1;
        int at = (wide ? 20 : 12) + (track ? 8 : 4);
        if (wide) {
            copy.putLong(at, Integer.toUnsignedLong(scale(scaled)));
        } else {
            copy.putInt(at, scale(scaled));
        }
        return copy.array();
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] copy = new byte[content.limit()];
        content.get(0, copy);
        return copy;
    }

    private static byte[] box(String type, byte[]... contents) {
        int length = Box.HEADER;
        for (byte[] content : contents) {
            length += content.length;
        }
        ByteBuffer box = ByteBuffer.allocate(length).putInt(length).put(letters(type));
        for (byte[] content : contents) {
            box.put(content);
        }
        return box.array();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    private static byte[] letters(String four) {
        return four.getBytes(StandardCharsets.ISO_8859_1);
    }
}
