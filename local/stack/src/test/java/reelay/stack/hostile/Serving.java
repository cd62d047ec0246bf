package reelay.stack.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.hostile.file.Boxes;
import reelay.stack.hostile.file.Cut;
import reelay.stack.hostile.file.MediaTypeWord;
import reelay.stack.hostile.file.Ranges;
import reelay.stack.hostile.file.TopBoxes;
import reelay.stack.hostile.way.Draw;
import reelay.stack.hostile.way.Fate;

/**
 * Hands out a job's bytes, whole or cut.
 *
 * @param cuts of a thousand servings
 */
record Serving(int cuts, Ranges ranges, MediaTypeWord mediaType) {

    private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);
    private static final byte[] PAGE = Boxes.ascii("<html>502 Bad Gateway</html>");
    private static final int FIRST_BYTES = 32;

    static HttpReply redirect(String to, int kind) {
        return new HttpReply(
                REDIRECTS.get(kind % REDIRECTS.size()), Map.of("Location", List.of(to)), PAGE);
    }

    HttpReply of(HostileJob job, HttpCall call) {
        byte[] all = job.file();
        Cut cut = job.fate() == Fate.NO_VIDEO ? Cut.NONE : job.nextCut(cuts);
        int from = call.header("Range").map(Serving::start).orElse(0);
        if (from > 0) {
            switch (ranges) {
                case SENDS_THE_REST -> {
                    return part(all, from, cut == Cut.BROKEN_OFF);
                }
                case SENDS_ANOTHER_PART -> {
                    return part(all, Math.max(1, from / 2), false);
                }
                case REFUSES -> {
                    return HttpReply.text(416, "text/plain", "no such range");
                }
                case SENDS_EVERYTHING -> {}
            }
        }
        return cut(all, cut, job.serving());
    }

    private static int start(String range) {
        return Integer.parseInt(range.replaceAll("\\D", ""));
    }

    private HttpReply part(byte[] all, int from, boolean broken) {
        byte[] rest = Arrays.copyOfRange(all, Math.min(from, all.length), all.length);
        Map<String, List<String>> headers = headers(Optional.of(rest.length));
        headers.put(
                "Content-Range",
                List.of("bytes " + from + "-" + (all.length - 1) + "/" + all.length));
        HttpReply reply = new HttpReply(206, headers, rest);
        return broken ? reply.brokenOff() : reply;
    }

    private HttpReply cut(byte[] all, Cut cut, Draw draw) {
        int length =
                TopBoxes.inside(
                        all,
                        FIRST_BYTES
                                + draw.upTo("length", Math.max(0, all.length - FIRST_BYTES - 2)));
        boolean lengthTold = draw.chance("length told", 500);
        return switch (cut) {
            case NONE ->
                    new HttpReply(
                            200,
                            headers(lengthTold ? Optional.of(all.length) : Optional.empty()),
                            all);
            case BROKEN_OFF -> new HttpReply(200, headers(Optional.of(all.length)), all, length);
            case SHORT -> whole(Arrays.copyOf(all, length), false);
            case SHORT_WITH_ITS_LENGTH -> whole(Arrays.copyOf(all, length), true);
            case SHORT_THEN_PAGE -> whole(withPage(all, length), lengthTold);
            case FIRST_BYTES -> whole(Arrays.copyOf(all, FIRST_BYTES), lengthTold);
            case NOTHING -> whole(new byte[0], lengthTold);
        };
    }

    /** Shorter than the whole, so that even a last box without a size tells. */
    private static byte[] withPage(byte[] all, int length) {
        int kept =
                TopBoxes.inside(all, Math.max(1, Math.min(length, all.length - PAGE.length - 2)));
        return Boxes.join(Arrays.copyOf(all, kept), PAGE);
    }

    private HttpReply whole(byte[] bytes, boolean lengthTold) {
        return new HttpReply(
                200, headers(lengthTold ? Optional.of(bytes.length) : Optional.empty()), bytes);
    }

    private Map<String, List<String>> headers(Optional<Integer> length) {
        Map<String, List<String>> headers = new TreeMap<>();
        length.ifPresent(it -> headers.put("Content-Length", List.of(it.toString())));
        mediaType.header().ifPresent(type -> headers.put("Content-Type", List.of(type)));
        headers.put("ETag", List.of("\"fixed\""));
        return headers;
    }
}
