package reelay.media;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelay.video.VideoFormat;

/** The boxes of one MP4 or QuickTime file that were met, and what they come to. */
final class Mp4Contents {

    private static final Set<String> HELD = Set.of("ftyp", "moov", "sidx");

    /** Fragments that are looked at for the first picture; sound may come in some of its own. */
    private static final int FRAGMENTS_LOOKED_AT = 8;

    /** Longest movie that is kept for its fragments; one without samples is short. */
    private static final int LONGEST_KEPT = 64 * 1024;

    /** Brands of pictures that stand still (ISO/IEC 23008-12 and the AV1 image format). */
    private static final Set<String> IMAGES =
            Set.of("avif", "heic", "heix", "heim", "heis", "mif1");

    private String brand = "";
    private boolean movieSeen;
    private @Nullable Movie movie;
    private boolean malformed;
    private boolean media;
    private boolean fragments;
    private boolean fragmentOpen;
    private boolean index;
    private boolean openBox;
    private long indexedEnd;
    private List<Box> movieOfFragments = List.of();
    private int fragmentsSeen;
    private long fragmentAt;
    private Optional<FirstPicture> inFragment = Optional.empty();

    /** Whether the content of such a box is worth holding. */
    boolean wants(String type) {
        return type.equals("moof")
                ? !movieOfFragments.isEmpty()
                        && inFragment.isEmpty()
                        && fragmentsSeen < FRAGMENTS_LOOKED_AT
                : HELD.contains(type) && !(type.equals("moov") && movieSeen);
    }

    /** A box begins. */
    void begins(String type, long at, boolean toTheEnd) {
        index = type.equals("mfra") && !toTheEnd;
        switch (type) {
            case "moov" -> movieSeen = true;
            case "mdat" -> {
                media = true;
                fragmentOpen = false;
            }
            case "moof" -> {
                fragments = true;
                fragmentOpen = true;
                fragmentsSeen++;
                fragmentAt = at;
            }
            default -> {}
        }
        // Pictures to the end are judged by the tables, filler is not missed.
        openBox = toTheEnd && !Set.of("mdat", "free", "skip").contains(type);
    }

    /** A box that was held is whole. */
    void read(String type, ByteBuffer content, long behind) {
        try {
            switch (type) {
                case "ftyp" -> brand = content.limit() >= 4 ? Box.type(content, -4) : "";
                case "moov" -> {
                    movie = Movie.of(content);
                    if (movie.fragmented()
                            && movie.picture().isEmpty()
                            && content.limit() <= LONGEST_KEPT) {
                        movieOfFragments = Box.in(content);
                    }
                }
                case "moof" -> look(content);
                case "sidx" -> indexedEnd = Math.max(indexedEnd, SegmentIndex.end(content, behind));
                default -> {}
            }
        } catch (Box.MalformedException e) {
            malformed = true;
        }
    }

    /** What is odd in a fragment is no reason to doubt the file: this is only how it looks. */
    private void look(ByteBuffer moof) {
        try {
            inFragment =
                    FirstPicture.of(
                            movieOfFragments,
                            new Fragment(
                                    fragmentAt,
                                    Box.in(moof),
                                    Box.within(movieOfFragments, "mvex")));
        } catch (Box.MalformedException odd) {
            inFragment = Optional.empty();
        }
    }

    /** The first picture that stands alone, if the tables or a fragment said where it lies. */
    Optional<FirstPicture> picture() {
        return Optional.ofNullable(movie).flatMap(Movie::picture).or(() -> inFragment);
    }

    @Nullable Movie movie() {
        return movie;
    }

    /** QuickTime has its own brand; old files have none at all. */
    VideoFormat format() {
        boolean quickTime = brand.equals("qt  ") || (brand.isEmpty() && !fragments);
        return quickTime ? VideoFormat.QUICKTIME : VideoFormat.MP4;
    }

    /**
     * What it comes to.
     *
     * @param length of the file
     * @param strayed whether something that is no box ends it
     */
    MediaFinding judge(long length, boolean strayed) {
        if (malformed) {
            return new MediaFinding.Cut("has a header that cannot be read");
        }
        if (!movieSeen) {
            return IMAGES.contains(brand)
                    ? new MediaFinding.NoVideo("an image of the kind '" + brand + "'")
                    : new MediaFinding.Cut("holds no 'moov' box");
        }
        if (!media || fragmentOpen) {
            return new MediaFinding.Cut("ends before its pictures");
        }
        return movie == null || movie.compressed()
                ? open(MediaHeader.SILENT)
                : judge(movie, length, strayed);
    }

    private MediaFinding judge(Movie known, long length, boolean strayed) {
        if (known.soundOnly()) {
            return new MediaFinding.NoVideo("sound without pictures");
        }
        boolean inFragments = known.fragmented() || fragments;
        // Between two fragments a file looks whole: only the index at its end proves that it is.
        boolean proven = !inFragments || (index && !strayed);
        if (known.samplesEnd() > length || (!proven && indexedEnd > length)) {
            return new MediaFinding.Cut("ends at byte " + length + ", before its last pictures");
        }
        if (openBox || !proven) {
            return open(known.header());
        }
        return known.samplesEnd() == 0 && !inFragments
                ? new MediaFinding.Cut("has a header that lists no pictures")
                : new MediaFinding.Whole(format(), known.header());
    }

    private MediaFinding open(MediaHeader header) {
        return new MediaFinding.OpenEnd(format(), header);
    }
}
