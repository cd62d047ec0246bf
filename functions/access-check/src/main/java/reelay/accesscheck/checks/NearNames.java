package reelay.accesscheck.checks;

import java.util.List;
import java.util.Locale;
import reelay.provider.ModelsAnswer;

/**
 * Names in the list that may be what was meant: another spelling, or one with a vendor before it.
 */
final class NearNames {

    /** Most names that are shown; a list may have thousands. */
    private static final int MOST = 3;

    private NearNames() {}

    /** A sentence about them, after a blank; empty when nothing is near. */
    static String of(List<String> wanted, List<ModelsAnswer.Model> listed) {
        List<String> near =
                listed.stream()
                        .map(ModelsAnswer.Model::id)
                        .filter(id -> wanted.stream().anyMatch(model -> near(id, model)))
                        .limit(MOST)
                        .toList();
        return near.isEmpty() ? "" : " It lists " + String.join(", ", near) + ".";
    }

    private static boolean near(String listed, String wanted) {
        String one = plain(listed);
        String other = plain(wanted);
        return !one.isEmpty()
                && !other.isEmpty()
                && (one.equals(other) || one.startsWith(other) || other.startsWith(one));
    }

    /** Without the vendor, in small letters, letters and digits alone. */
    private static String plain(String model) {
        return model.substring(model.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
