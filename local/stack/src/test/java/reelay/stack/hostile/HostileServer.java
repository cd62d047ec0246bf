package reelay.stack.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.hostile.way.Attempt;
import reelay.stack.hostile.way.BadLook;
import reelay.stack.hostile.way.Draw;
import reelay.stack.hostile.way.LinkForm;
import reelay.stack.hostile.way.SubmitMood;
import reelay.stack.hostile.way.SubmitRefusal;
import reelay.video.Json;

/**
 * A provider that takes money for every job. It keeps count of everything, so that what is said
 * about it can be compared with what it did; what it says and in which words is a subclass's.
 */
abstract class HostileServer implements Hostile {

    final Draw draw;
    final List<HostileJob> jobs = new ArrayList<>();
    private final InstantSource clock;
    private final int badSubmits;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Exchanged> log = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    HostileServer(Draw draw, InstantSource clock) {
        this.draw = draw;
        this.clock = clock;
        this.badSubmits = draw.chance("takes everything", 500) ? 0 : 900;
    }

    @Override
    public final synchronized List<HostileJob> paid() {
        return List.copyOf(jobs);
    }

    @Override
    public final synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    @Override
    public final synchronized List<String> log() {
        return log.stream().map(Exchanged::toString).toList();
    }

    @Override
    public final synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public final String name() {
        return "Provider";
    }

    @Override
    public final HttpReply throttle(HttpCall call) {
        return BadLook.RATE_LIMITED_429.reply();
    }

    @Override
    public final synchronized HttpReply answer(HttpCall call) {
        if (!isOurs(call) && call.header("Authorization").isPresent()) {
            complaints.add("the key was sent to " + call.uri().getHost());
        }
        HttpReply reply = answered(call, clock.instant());
        log.add(new Exchanged(clock.instant(), call, reply));
        return reply;
    }

    abstract HttpReply answered(HttpCall call, Instant now);

    static boolean isOurs(HttpCall call) {
        return call.uri().getHost().equals("provider.test");
    }

    static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    static JsonNode body(HttpCall call) {
        try {
            return Json.tree(new String(call.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the submit is no JSON", e);
        }
    }

    /**
     * What becomes of the next submit.
     *
     * @param byStatus refusals to draw from
     * @param inSuccess errors in an answer of success to draw from
     */
    final Attempt attempt(
            String videoId, List<SubmitRefusal> byStatus, List<SubmitRefusal> inSuccess) {
        Draw own = draw.about("submit " + attempts.size());
        SubmitMood mood = own.usually(SubmitMood.TAKEN, attempts.size() < 5 ? badSubmits : 0);
        Optional<SubmitRefusal> refusal =
                switch (mood) {
                    case REFUSED -> Optional.of(own.oneOf("refusal", byStatus));
                    case ERROR_IN_2XX -> Optional.of(own.oneOf("error", inSuccess));
                    default -> Optional.empty();
                };
        return noted(new Attempt(videoId, mood, refusal));
    }

    final Attempt noted(Attempt attempt) {
        attempts.add(attempt);
        return attempt;
    }

    /** The bytes of a finished job at any host that keeps files. */
    final HttpReply bytes(HttpCall call, LinkForm link, Instant now) {
        String path = call.uri().getRawPath();
        if (call.uri().getHost().startsWith("login")) {
            return BadLook.PAGE_200.reply();
        }
        if (!Links.isOne(path) || Links.job(path) > jobs.size()) {
            return HttpReply.text(404, "application/xml", "<Error><Code>NoSuchKey</Code></Error>");
        }
        if (Links.expired(call.uri().getRawQuery(), now)) {
            return HttpReply.text(403, "application/xml", "<Error><Code>Expired</Code></Error>");
        }
        HostileJob job = jobs.get(Links.job(path) - 1);
        int hops = Links.hops(path);
        return hops > 0
                ? Serving.redirect(Links.to(job, link, hops - 1, now), hops)
                : opened(call, job);
    }

    /** The bytes themselves, or what comes instead. */
    abstract HttpReply opened(HttpCall call, HostileJob job);
}
