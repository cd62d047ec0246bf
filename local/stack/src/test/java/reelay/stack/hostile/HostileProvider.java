package reelay.stack.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import reelay.stack.hostile.way.BadOpen;
import reelay.stack.hostile.way.Draw;
import reelay.stack.hostile.way.Fate;
import reelay.stack.hostile.way.LinkForm;
import reelay.stack.hostile.way.ResultForm;
import reelay.stack.hostile.way.SubmitMood;
import reelay.stack.hostile.way.SubmitRefusal;
import reelay.stack.hostile.way.WordChoice;
import reelay.video.Json;

/**
 * A provider that takes money for every job, and does and says what its seed tells it. It keeps
 * count of everything, so that what is said about it can be compared with what it did.
 */
final class HostileProvider implements Hostile {

    private static final String VIDEOS = "/v1/videos";

    private final Draw draw;
    private final HostileDialect dialect;
    private final InstantSource clock;
    private final Serving serving;
    private final int badSubmits;
    private final List<HostileJob> jobs = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Exchanged> log = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    HostileProvider(Draw draw, InstantSource clock) {
        this.draw = draw;
        this.dialect = HostileDialect.of(draw.about("dialect"));
        this.clock = clock;
        this.serving = new Serving(dialect.cuts(), dialect.ranges(), dialect.mediaType());
        this.badSubmits = draw.chance("takes everything", 500) ? 0 : 900;
    }

    @Override
    public Manners manners() {
        WordChoice words = dialect.words();
        return new Manners(
                new Manners.Word(words.done, words != WordChoice.UNKNOWN_DONE),
                new Manners.Word(words.failed, words != WordChoice.UNKNOWN_FAILURE),
                dialect.badLooks() > 0 || dialect.badOpens() > 0,
                dialect.lists() && dialect.list().plain());
    }

    @Override
    public String drew() {
        return dialect.toString();
    }

    @Override
    public synchronized List<HostileJob> paid() {
        return List.copyOf(jobs);
    }

    @Override
    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    @Override
    public synchronized List<String> log() {
        return log.stream().map(Exchanged::toString).toList();
    }

    @Override
    public synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public String name() {
        return "Provider";
    }

    @Override
    public String operation(HttpCall call) {
        String path = call.uri().getRawPath();
        if (!path.startsWith(VIDEOS)) {
            return "bytes";
        }
        return switch (call.method()) {
            case "POST" -> "submit";
            case "DELETE" -> "delete";
            default ->
                    path.equals(VIDEOS) ? "list" : path.endsWith("/content") ? "content" : "look";
        };
    }

    @Override
    public HttpReply throttle(HttpCall call) {
        return BadLook.RATE_LIMITED_429.reply();
    }

    @Override
    public synchronized HttpReply answer(HttpCall call) {
        checkWhoSeesTheKey(call);
        HttpReply reply = answered(call);
        log.add(new Exchanged(clock.instant(), call, reply));
        return reply;
    }

    private void checkWhoSeesTheKey(HttpCall call) {
        boolean ours = call.uri().getHost().equals("provider.test");
        if (!ours && call.header("Authorization").isPresent()) {
            complaints.add("the key was sent to " + call.uri().getHost());
        }
    }

    private HttpReply answered(HttpCall call) {
        Instant now = clock.instant();
        return switch (operation(call)) {
            case "submit" -> submit(call);
            case "list" ->
                    dialect.lists()
                            ? dialect.list().answer(call, jobs, dialect, now)
                            : BadLook.ROUTE_404.reply();
            case "look" -> find(call).map(job -> look(job, now)).orElseGet(BadLook.OWN_404::reply);
            case "content" ->
                    find(call)
                            .map(job -> content(call, job, now))
                            .orElseGet(BadLook.OWN_404::reply);
            case "delete" -> BadLook.DETAIL_404.reply();
            default -> bytes(call, now);
        };
    }

    private Optional<HostileJob> find(HttpCall call) {
        String id = decoded(call.uri().getRawPath().split("/", -1)[3]);
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private HttpReply submit(HttpCall call) {
        Draw own = draw.about("submit " + attempts.size());
        SubmitMood mood = own.usually(SubmitMood.TAKEN, attempts.size() < 5 ? badSubmits : 0);
        Optional<SubmitRefusal> refusal =
                switch (mood) {
                    case REFUSED -> Optional.of(own.oneOf("refusal", SubmitRefusal.BY_STATUS));
                    case ERROR_IN_2XX -> Optional.of(own.oneOf("error", SubmitRefusal.IN_2XX));
                    default -> Optional.empty();
                };
        String videoId = call.header("Idempotency-Key").orElse("nobody's");
        attempts.add(new Attempt(videoId, mood, refusal));
        ObjectNode accepted = Json.object();
        if (mood.taken) {
            int number = jobs.size() + 1;
            HostileJob job =
                    new HostileJob(
                            number,
                            dialect.idForm().of(number),
                            videoId,
                            body(call),
                            clock.instant(),
                            dialect.finishes(),
                            draw.about("job " + number));
            jobs.add(job);
            accepted = dialect.accepted(job, clock.instant());
        }
        return new SubmitReplies(dialect.coat()).of(mood, refusal, accepted);
    }

    private static JsonNode body(HttpCall call) {
        try {
            return Json.tree(new String(call.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the submit is no JSON", e);
        }
    }

    private HttpReply look(HostileJob job, Instant now) {
        BadLook bad = job.nextLook(dialect.badLooks());
        if (bad != BadLook.NONE) {
            return bad.reply();
        }
        if (job.removed(now) && job.fate() == Fate.REMOVED_404) {
            return BadLook.OWN_404.reply();
        }
        ObjectNode shown = dialect.show(job, now, true);
        return dialect.coat().around(200, dialect.lookEnvelope().around(shown));
    }

    private HttpReply content(HttpCall call, HostileJob job, Instant now) {
        if (!job.over(now)) {
            return BadOpen.STILL_RUNNING_400.reply();
        }
        if (dialect.result().inJob()) {
            return dialect.noContentRoute().reply();
        }
        BadOpen bad = job.nextOpen(dialect.badOpens());
        if (bad != BadOpen.NONE) {
            return bad.reply();
        }
        return switch (job.fate()) {
            case REMOVED_404, REMOVED_SAYS_SO -> BadLook.OWN_404.reply();
            case FAILS, OUTPUT_BLOCKED ->
                    HttpReply.text(422, "application/json", "{\"detail\":\"generation failed\"}");
            case WITHHELD -> BadLook.SERVER_ERROR_500.reply();
            case COMPLETES, NO_VIDEO, NEVER_ENDS -> finished(call, job, now);
        };
    }

    private HttpReply finished(HttpCall call, HostileJob job, Instant now) {
        boolean inText = dialect.result() == ResultForm.CONTENT_400_WITH_ADDRESS;
        LinkForm form = inText ? dialect.link().inText() : dialect.link();
        String link = Links.to(job, form, dialect.hops().count, now);
        return switch (dialect.result()) {
            case CONTENT_BYTES -> serving.of(job, call);
            case CONTENT_REDIRECT -> Serving.redirect(link, job.number());
            case CONTENT_JSON -> dialect.coat().around(200, dialect.result().content(link));
            default -> dialect.coat().around(400, dialect.result().content(link));
        };
    }

    /** At any host that keeps files. */
    private HttpReply bytes(HttpCall call, Instant now) {
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
        if (hops > 0) {
            return Serving.redirect(Links.to(job, dialect.link(), hops - 1, now), hops);
        }
        return serving.of(job, call);
    }
}
