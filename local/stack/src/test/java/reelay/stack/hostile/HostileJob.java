package reelay.stack.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import reelay.stack.faults.plan.Chance;
import reelay.stack.hostile.file.Cut;
import reelay.stack.hostile.file.FileKind;
import reelay.stack.hostile.file.NoVideo;
import reelay.stack.hostile.way.AtOnce;
import reelay.stack.hostile.way.BadLook;
import reelay.stack.hostile.way.BadOpen;
import reelay.stack.hostile.way.Draw;
import reelay.stack.hostile.way.Fate;

/** A job, paid for when it was taken, and everything that happens to it. */
final class HostileJob {

    private static final int FRAMES = 4;
    private static final int SMALLEST_FRAME = 60;
    private static final Duration LIST_IS_BELIEVED = Duration.ofMinutes(7);

    private final int number;
    private final String id;
    private final String videoId;
    private final JsonNode request;
    private final Instant created;
    private final Fate fate;
    private final AtOnce atOnce;
    private final Instant ends;
    private final FileKind kind;
    private final NoVideo noVideo;
    private final Draw noise;
    private final byte[] file;
    private int looks;
    private int badInARow;
    private int opens;
    private int servings;
    private int ownNotFounds;
    private int looksFinal;

    /**
     * @param finishes how the provider answers a submit of a job that comes to something
     */
    HostileJob(
            int number,
            String id,
            String videoId,
            JsonNode request,
            Instant now,
            AtOnce finishes,
            Draw draw) {
        this.number = number;
        this.id = id;
        this.videoId = videoId;
        this.request = request;
        this.created = now;
        this.fate = draw.usually(Fate.COMPLETES, 350);
        int seconds = draw.chance("slow", 60) ? draw.upTo("long", 1200) : draw.upTo("short", 300);
        // Nobody can find a job that is gone before the list is believed.
        boolean goes = fate == Fate.REMOVED_404 || fate == Fate.REMOVED_SAYS_SO;
        boolean made = fate == Fate.COMPLETES || fate == Fate.NO_VIDEO;
        this.atOnce = made ? finishes : AtOnce.NO;
        this.ends =
                atOnce != AtOnce.NO
                        ? now
                        : now.plusSeconds(5 + seconds)
                                .plus(goes ? LIST_IS_BELIEVED : Duration.ZERO);
        this.kind = draw.usually(FileKind.MOOV_FIRST, 700);
        this.noVideo = draw.usually(NoVideo.PAGE, fate == Fate.NO_VIDEO ? 900 : 0);
        this.noise = draw.about("noise");
        List<byte[]> frames = frames(Chance.of(draw.upTo("bytes", 1 << 30), id));
        this.file = fate == Fate.NO_VIDEO ? noVideo.bytes(frames) : kind.of(frames);
    }

    private static List<byte[]> frames(long seed) {
        Random random = new Random(seed);
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            byte[] frame = new byte[SMALLEST_FRAME + random.nextInt(900)];
            random.nextBytes(frame);
            frames.add(frame);
        }
        return frames;
    }

    int number() {
        return number;
    }

    String id() {
        return id;
    }

    /** The video it was paid for: every submit carries it as its idempotency key. */
    String videoId() {
        return videoId;
    }

    JsonNode request() {
        return request;
    }

    String prompt() {
        return request.path("prompt").asText();
    }

    Instant created() {
        return created;
    }

    Fate fate() {
        return fate;
    }

    /** How the answer to its submit told that it was finished already. */
    AtOnce atOnce() {
        return atOnce;
    }

    FileKind kind() {
        return kind;
    }

    /** What it hands out when it is finished. */
    byte[] file() {
        return file.clone();
    }

    String reason() {
        return fate == Fate.OUTPUT_BLOCKED
                ? "The result was blocked by our moderation system, case " + number
                : "lane " + number + " was too hot for the oven";
    }

    boolean over(Instant now) {
        return fate != Fate.NEVER_ENDS && !now.isBefore(ends);
    }

    boolean removed(Instant now) {
        return (fate == Fate.REMOVED_404 || fate == Fate.REMOVED_SAYS_SO) && over(now);
    }

    /** What comes instead of the next look at it, three times in a row at most. */
    BadLook nextLook(int perMille) {
        BadLook drawn =
                badInARow < 3
                        ? noise.about("look " + ++looks).usually(BadLook.NONE, perMille)
                        : BadLook.NONE;
        if (drawn == BadLook.OWN_404 && ownNotFounds++ > 0) {
            drawn = BadLook.NONE;
        }
        badInARow = drawn == BadLook.NONE ? 0 : badInARow + 1;
        return drawn;
    }

    /** What comes instead of the next opening of it, within its first six. */
    BadOpen nextOpen(int perMille) {
        if (++opens > 6) {
            return BadOpen.NONE;
        }
        BadOpen drawn = noise.about("open " + opens).usually(BadOpen.NONE, perMille);
        if (drawn.looksFinal() && looksFinal++ > 0) {
            return BadOpen.NONE;
        }
        return drawn;
    }

    /** How the next serving of its bytes is cut, within the first three. */
    Cut nextCut(int perMille) {
        if (++servings > 3) {
            return Cut.NONE;
        }
        Cut drawn = noise.about("serving " + servings).usually(Cut.NONE, perMille);
        boolean noVideo =
                drawn == Cut.NOTHING || drawn == Cut.SHORT_THEN_PAGE || drawn == Cut.FIRST_BYTES;
        if (noVideo && looksFinal++ > 0) {
            return Cut.NONE;
        }
        return drawn;
    }

    /** For what is drawn once more at each serving. */
    Draw serving() {
        return noise.about("cut " + servings);
    }

    /** Goes up and now and then back, between its queue and its end. */
    int progress(Instant now) {
        int steps = looks % 5;
        long share = Duration.between(created, now).toSeconds() % 70;
        return (int) Math.max(0, Math.min(97, share + (steps == 3 ? -40 : steps)));
    }

    /** A job that runs is now and then shown as queued again. */
    boolean shownAsQueued(Instant now) {
        return now.isBefore(created.plusSeconds(4)) || looks % 7 == 3;
    }
}
