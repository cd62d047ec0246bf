package reelay.stack.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.hostile.way.AtOnce;
import reelay.stack.hostile.way.Attempt;
import reelay.stack.hostile.way.BadLook;
import reelay.stack.hostile.way.BadOpen;
import reelay.stack.hostile.way.Draw;
import reelay.stack.hostile.way.Fate;
import reelay.stack.hostile.way.SubmitMood;
import reelay.stack.hostile.wire.Shown;
import reelay.stack.hostile.wire.Tongue;
import reelay.video.Json;

/** A provider with a wire of its own that does and says what its seed tells it. */
final class HostileWire extends HostileServer {

    private final Tongue tongue;
    private final WireDialect dialect;
    private final Serving serving;
    private int lists;

    HostileWire(Tongue tongue, Draw draw, InstantSource clock) {
        super(draw, clock);
        this.tongue = tongue;
        this.dialect = WireDialect.of(tongue, draw.about("dialect"));
        this.serving = new Serving(dialect.cuts(), dialect.ranges(), dialect.mediaType());
    }

    @Override
    public Manners manners() {
        return dialect.manners(tongue);
    }

    @Override
    public String drew() {
        return dialect.toString();
    }

    @Override
    public String operation(HttpCall call) {
        return isOurs(call) && !Links.isOne(call.uri().getRawPath())
                ? tongue.operation(call)
                : "bytes";
    }

    @Override
    HttpReply answered(HttpCall call, Instant now) {
        return switch (operation(call)) {
            case "submit" -> submit(call, now);
            case "list" -> list(call, now);
            case "look" -> look(tongue.jobId(call), now);
            case "content" -> content(call, now);
            case "delete" -> BadLook.DETAIL_404.reply();
            default -> bytes(call, dialect.link(), now);
        };
    }

    private HttpReply submit(HttpCall call, Instant now) {
        JsonNode body = body(call);
        String videoId = tongue.ourId(body).orElseGet(() -> tongue.prompt(body));
        if (tongue.takesOurIdOnce() && jobs.stream().anyMatch(it -> it.videoId().equals(videoId))) {
            noted(new Attempt(videoId, SubmitMood.REFUSED, Optional.empty()));
            return dialect.coat()
                    .around(
                            400,
                            Json.object()
                                    .put("code", 1201)
                                    .put("message", "external_task_id repeated"));
        }
        Attempt attempt = attempt(videoId, tongue.refusals(), tongue.inSuccess());
        JsonNode accepted = Json.object();
        if (attempt.mood().taken) {
            int number = jobs.size() + 1;
            HostileJob job =
                    new HostileJob(
                            number,
                            tongue.id(number),
                            videoId,
                            body,
                            now,
                            AtOnce.NO,
                            draw.about("job " + number));
            jobs.add(job);
            accepted = tongue.accepted(shown(job, now));
        }
        return new SubmitReplies(dialect.coat()).of(attempt.mood(), attempt.refusal(), accepted);
    }

    /** A job as it stands, with a link to its video that works for a while. */
    private Shown shown(HostileJob job, Instant now) {
        boolean fails = job.fate() == Fate.FAILS || job.fate() == Fate.OUTPUT_BLOCKED;
        boolean over = job.over(now);
        ObjectNode request = job.request().deepCopy();
        if (!dialect.showsSeed()) {
            request.remove("seed");
        }
        return new Shown(
                job.id(),
                request,
                job.created(),
                over
                        ? fails ? dialect.words().failed() : dialect.words().done()
                        : job.shownAsQueued(now)
                                ? dialect.words().queued()
                                : dialect.words().running(),
                over && !fails
                        ? Optional.of(Links.to(job, dialect.link(), dialect.hops().count, now))
                        : Optional.empty(),
                over && fails ? Optional.of(job.reason()) : Optional.empty(),
                job.fate() == Fate.OUTPUT_BLOCKED);
    }

    private Optional<HostileJob> known(String id, Instant now) {
        return jobs.stream()
                .filter(job -> job.id().equals(decoded(id)) && !job.removed(now))
                .findFirst();
    }

    private HttpReply unknown(String id) {
        Tongue.Refused refused = tongue.unknown(id);
        return dialect.coat().around(refused.status(), refused.body());
    }

    private HttpReply look(String id, Instant now) {
        Optional<HostileJob> job = known(id, now);
        if (job.isEmpty()) {
            return unknown(id);
        }
        BadLook bad = job.get().nextLook(dialect.badLooks());
        return switch (bad) {
            case NONE -> dialect.coat().around(200, tongue.look(shown(job.get(), now)));
            case OWN_404 -> unknown(id);
            default -> bad.reply();
        };
    }

    private HttpReply list(HttpCall call, Instant now) {
        Draw own = draw.about("list " + ++lists);
        if (own.chance("bad", lists < 7 ? dialect.badLists() : 0)) {
            return dialect.noList(own).reply();
        }
        Optional<String> ourId = call.query("external_task_ids");
        List<Shown> all = new ArrayList<>();
        for (int i = 0; ourId.isEmpty() && i < dialect.strangers(); i++) {
            all.add(stranger(i, now));
        }
        jobs.stream()
                .filter(job -> !job.removed(now))
                .filter(job -> !job.created().plus(dialect.delay()).isAfter(now))
                .filter(job -> ourId.map(job.videoId()::equals).orElse(true))
                .forEach(job -> all.add(shown(job, now)));
        List<Shown> ordered = dialect.oldestFirst() ? all : all.reversed();
        int size = call.query("page_size").map(Integer::parseInt).orElse(100);
        int first = (call.query("page_num").map(Integer::parseInt).orElse(1) - 1) * size;
        List<Shown> page =
                ordered.subList(Math.min(first, all.size()), Math.min(first + size, all.size()));
        return dialect.coat().around(200, tongue.list(page, all.size()));
    }

    /** Somebody else's job, before any of ours. */
    private Shown stranger(int number, Instant now) {
        return new Shown(
                tongue.id(900 + number),
                Json.object().put("model", "another").put("seed", number).put("duration", 5),
                now.minusSeconds(7200L - number),
                dialect.words().done(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The bytes at the provider itself, for the key. */
    private HttpReply content(HttpCall call, Instant now) {
        Optional<HostileJob> job = known(tongue.jobId(call), now);
        if (job.isEmpty()) {
            return unknown(tongue.jobId(call));
        }
        Shown shown = shown(job.get(), now);
        if (shown.link().isEmpty()) {
            return BadOpen.CONFLICT_409.reply();
        }
        return dialect.hops().count == 0
                ? opened(call, job.get())
                : Serving.redirect(shown.link().get(), job.get().number());
    }

    @Override
    HttpReply opened(HttpCall call, HostileJob job) {
        BadOpen bad = job.nextOpen(dialect.badOpens());
        if (bad != BadOpen.NONE) {
            return bad.reply();
        }
        return job.fate() == Fate.WITHHELD
                ? BadLook.SERVER_ERROR_500.reply()
                : serving.of(job, call);
    }
}
