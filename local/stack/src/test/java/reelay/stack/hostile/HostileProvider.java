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
import reelay.stack.faults.wire.Service;
import reelay.stack.hostile.file.Coat;
import reelay.stack.hostile.way.Attempt;
import reelay.stack.hostile.way.BadLook;
import reelay.stack.hostile.way.BadOpen;
import reelay.stack.hostile.way.Draw;
import reelay.stack.hostile.way.Fate;
import reelay.stack.hostile.way.LinkForm;
import reelay.stack.hostile.way.ResultForm;
import reelay.stack.hostile.way.SubmitMood;
import reelay.stack.hostile.way.SubmitRefusal;
import reelay.video.Json;

/**
 * A provider that takes money for every job, and does and says what its seed tells it. It keeps
 * count of everything, so that what is said about it can be compared with what it did.
 */
final class HostileProvider implements Service {

    private static final String VIDEOS = "/v1/videos";

    private final Draw draw;
    private final HostileDialect dialect;
    private final InstantSource clock;
    private final Serving serving;
    private final int badSubmits;
    private final List<HostileJob> jobs = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Exchange> log = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    HostileProvider(Draw draw, InstantSource clock) {
        this.draw = draw;
        this.dialect = HostileDialect.of(draw.about("dialect"));
        this.clock = clock;
        this.serving = new Serving(dialect);
        this.badSubmits = draw.chance("takes everything", 500) ? 0 : 900;
    }

    HostileDialect dialect() {
        return dialect;
    }

    /** All that were ever paid for. */
    synchronized List<HostileJob> paid() {
        return List.copyOf(jobs);
    }

    Optional<HostileJob> job(String id) {
        return paid().stream().filter(job -> job.id().equals(id)).findFirst();
    }

    synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** Every call and what was answered, in order. */
    synchronized List<String> log() {
        return log.stream().map(Exchange::toString).toList();
    }

    /** What no client may do to a provider. */
    synchronized List<String> complaints() {
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
        log.add(new Exchange(clock.instant(), call, reply));
        return reply;
    }

    private record Exchange(Instant at, HttpCall call, HttpReply reply) {
        @Override
        public String toString() {
            return "%s %s %s -> %d, %d bytes"
                    .formatted(at, call.method(), call.uri(), reply.status(), reply.arriving());
        }
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
        return submitted(mood, refusal, accepted);
    }

    private static JsonNode body(HttpCall call) {
        try {
            return Json.tree(new String(call.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the submit is no JSON", e);
        }
    }

    private HttpReply submitted(
            SubmitMood mood, Optional<SubmitRefusal> refusal, ObjectNode accepted) {
        Coat coat = dialect.coat();
        return switch (mood) {
            case TAKEN -> coat.around(200, accepted);
            case TAKEN_201 -> coat.around(201, accepted);
            case TAKEN_202 -> coat.around(202, accepted);
            case HUNG_UP_TAKEN, HUNG_UP_NOT_TAKEN -> HttpReply.hungUp();
            case BROKEN_BODY_TAKEN -> coat.around(200, accepted).brokenOff();
            case BAD_GATEWAY_TAKEN, BAD_GATEWAY_NOT_TAKEN -> BadLook.BAD_GATEWAY_502.reply();
            case TIMEOUT_TAKEN, TIMEOUT_NOT_TAKEN ->
                    HttpReply.text(504, "text/html", "<html><title>504</title></html>");
            case SERVER_ERROR_TAKEN, SERVER_ERROR_NOT_TAKEN -> BadLook.SERVER_ERROR_500.reply();
            case EMPTY_200_TAKEN, EMPTY_200_NOT_TAKEN -> BadLook.EMPTY_200.reply();
            case PAGE_200_TAKEN, PAGE_200_NOT_TAKEN -> BadLook.PAGE_200.reply();
            case NO_ID_TAKEN, NO_ID_NOT_TAKEN ->
                    coat.around(200, Json.object().put("ok", true).put("queue", 7));
            case CUT_JSON_TAKEN -> HttpReply.text(200, "application/json", "{\"id\":\"jo");
            case REFUSED, ERROR_IN_2XX ->
                    coat.around(refusal.orElseThrow().status(), refusal.get().body());
            case REDIRECTED ->
                    BadLook.with(
                            "Location",
                            "https://login.test/v2/videos",
                            HttpReply.text(308, "text/plain", ""));
        };
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
