package reelay.stack.planted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was looked at, and what was found there. */
final class Search {

    private final String life;
    private final Map<String, Integer> places = new TreeMap<>();
    private final Map<String, Integer> ends = new TreeMap<>();
    private final List<String> found = new ArrayList<>();

    Search(String life) {
        this.life = life;
    }

    /** Looks where neither keys nor the prompt belong. */
    void in(String place, String text) {
        secretIn(place, text);
        if (Plant.promptIn(text)) {
            found("the prompt", place, text);
        }
    }

    /** Looks where the prompt may be. */
    void secretIn(String place, String text) {
        places.merge(place, 1, Integer::sum);
        Plant.secretIn(text).ifPresent(what -> found(what, place, text));
    }

    void ending(String end) {
        ends.merge(end, 1, Integer::sum);
    }

    private void found(String what, String place, String text) {
        found.add(
                "%s in %s [%s]: %s"
                        .formatted(
                                what,
                                place,
                                life,
                                text.substring(0, Math.min(700, text.length()))));
    }

    void add(Search other) {
        other.places.forEach((place, count) -> places.merge(place, count, Integer::sum));
        other.ends.forEach((end, count) -> ends.merge(end, count, Integer::sum));
        found.addAll(other.found);
    }

    Map<String, Integer> places() {
        return places;
    }

    /** How the videos ended, so that it can be seen that the answers did something. */
    Map<String, Integer> ends() {
        return ends;
    }

    List<String> found() {
        return found;
    }
}
