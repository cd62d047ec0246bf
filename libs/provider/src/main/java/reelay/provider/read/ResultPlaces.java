package reelay.provider.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The places where servers put a finished video; links come first, the most telling name first. */
final class ResultPlaces {

    /** More places than this are several takes of one job; the first is the video. */
    static final int MOST = 8;

    /** Where there is no place in the document as it came, because the text was JSON itself. */
    static final String NOWHERE = "?";

    /** Quotes, brackets, byte order marks and blanks of any width. */
    private static final Pattern AROUND_A_LINK =
            Pattern.compile("^[\\s\"'`<(\\p{Z}\\p{Cf}]+|[\\s\"'`>)\\p{Z}\\p{Cf}]+$");

    private final Set<ResultPlace> links = new LinkedHashSet<>();
    private final Set<ResultPlace> guessed = new LinkedHashSet<>();
    private final Set<ResultPlace> marked = new LinkedHashSet<>();
    private final Set<ResultPlace> inline = new LinkedHashSet<>();

    private ResultPlaces() {}

    /**
     * All places of a job.
     *
     * @param levels the objects that make up the answer, the job itself first
     */
    static List<ResultPlace> of(List<JobLevel> levels) {
        ResultPlaces places = new ResultPlaces();
        KnownPlaces known = new KnownPlaces(places);
        GuessedPlaces guessed = new GuessedPlaces(places);
        levels.forEach(level -> known.search(level.object(), level.pointer(), 0));
        levels.forEach(level -> guessed.search(level.object(), level.pointer(), 0));
        return places.all();
    }

    /**
     * The places of a document that is no job, such as a bare list of links.
     *
     * @param document what a content route answered
     */
    static List<ResultPlace> ofAny(JsonNode document) {
        ResultPlaces places = new ResultPlaces();
        new KnownPlaces(places).hold(document, "", 1);
        new GuessedPlaces(places).look("url", document, "", 0);
        return places.all();
    }

    private List<ResultPlace> all() {
        return Stream.of(links, guessed, marked, inline).flatMap(Set::stream).limit(MOST).toList();
    }

    /** Takes a link of a name that we know. */
    void link(ResultPlace.Link link) {
        links.add(link);
    }

    /**
     * Takes a link of another name.
     *
     * @param watermarked whether its name says that a mark is in the picture
     */
    void guessed(ResultPlace.Link link, boolean watermarked) {
        if (!links.contains(link)) {
            (watermarked ? marked : guessed).add(link);
        }
    }

    /** Takes a video that stands in the document itself. */
    void inline(ResultPlace.Inline place) {
        if (!place.pointer().startsWith(NOWHERE)) {
            inline.add(place);
        }
    }

    /** A link without what some put around it, and without what cannot be seen. */
    static String bare(String text) {
        return AROUND_A_LINK.matcher(text).replaceAll("");
    }

    /** Kling's outputs hold sound and pictures beside the video. */
    static boolean isOtherMedia(JsonNode object) {
        String type = object.path("type").asText().toLowerCase(Locale.ROOT);
        return type.startsWith("audio") || type.startsWith("image");
    }
}
