package reelay.stack.hostile;

import java.time.Duration;
import java.util.List;
import reelay.stack.hostile.file.Coat;
import reelay.stack.hostile.file.MediaTypeWord;
import reelay.stack.hostile.file.Ranges;
import reelay.stack.hostile.way.BadLook;
import reelay.stack.hostile.way.Draw;
import reelay.stack.hostile.way.Hops;
import reelay.stack.hostile.way.LinkForm;
import reelay.stack.hostile.wire.Spelling;
import reelay.stack.hostile.wire.Tongue;

/**
 * What a provider with a wire of its own has of its own.
 *
 * @param delay how long a job is missing from lists
 * @param strangers jobs of other people in the list
 * @param oldestFirst how the list is ordered
 * @param showsSeed whether its list shows the seed that was sent
 * @param badLooks of a thousand looks, those that bring something else
 * @param badOpens of a thousand openings
 * @param badLists of a thousand lists
 * @param oddLists whether some of those are good answers without a list
 */
record WireDialect(
        Spelling spelling,
        Spelling.Words words,
        LinkForm link,
        Hops hops,
        Coat coat,
        Ranges ranges,
        MediaTypeWord mediaType,
        Duration delay,
        int strangers,
        boolean oldestFirst,
        boolean showsSeed,
        int badLooks,
        int badOpens,
        int badLists,
        boolean oddLists,
        int cuts) {

    /** What a list is answered with now and then, and what says nothing about jobs. */
    private static final List<BadLook> NO_LISTS =
            List.of(
                    BadLook.UNAUTHORIZED_401,
                    BadLook.RATE_LIMITED_429,
                    BadLook.SERVER_ERROR_500,
                    BadLook.BAD_GATEWAY_502,
                    BadLook.UNAVAILABLE_503,
                    BadLook.HUNG_UP);

    /** The same in good answers, after which a list is given up. */
    private static final List<BadLook> ODD_LISTS =
            List.of(BadLook.EMPTY_200, BadLook.PAGE_200, BadLook.CUT_JSON_200, BadLook.NULL_200);

    static WireDialect of(Tongue tongue, Draw draw) {
        Spelling spelling = draw.usually(Spelling.USUAL, 500);
        return new WireDialect(
                spelling,
                spelling.of(tongue.words(), tongue.otherFailures(), draw),
                draw.usually(LinkForm.OTHER_ORIGIN, 500),
                draw.usually(Hops.NONE, 250),
                draw.usually(Coat.NONE, 300),
                draw.usually(Ranges.SENDS_THE_REST, 400),
                draw.usually(MediaTypeWord.MP4, 400),
                draw.chance("late", 250)
                        ? Duration.ofSeconds(draw.upTo("delay", 240))
                        : Duration.ZERO,
                draw.upTo("strangers", 5),
                draw.chance("oldest first", 300),
                !draw.chance("no seed", 200),
                draw.chance("calm", 400) ? 0 : draw.upTo("bad looks", 450),
                draw.chance("open", 500) ? 0 : draw.upTo("bad opens", 600),
                draw.chance("listed", 500) ? 0 : draw.upTo("bad lists", 600),
                draw.chance("odd lists", 300),
                draw.chance("whole", 500) ? 0 : draw.upTo("cuts", 900));
    }

    Manners manners(Tongue tongue) {
        return new Manners(
                new Manners.Word(words.done(), spelling != Spelling.UNKNOWN_DONE),
                new Manners.Word(words.failed(), spelling != Spelling.UNKNOWN_FAILURE),
                badLooks > 0 || badOpens > 0,
                tongue.finds() && showsSeed && (badLists == 0 || !oddLists));
    }

    /** What comes instead of a list. */
    BadLook noList(Draw draw) {
        return draw.oneOf("odd", oddLists ? ODD_LISTS : NO_LISTS);
    }
}
