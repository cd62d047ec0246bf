package reelay.stack.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
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
import reelay.stack.hostile.way.SubmitRefusal;
import reelay.stack.hostile.way.WordChoice;
import reelay.video.Json;

/** A provider that speaks OpenAI's protocol, and does and says what its seed tells it. */
final class HostileProvider extends HostileServer {

    private static final String VIDEOS = "/v1/videos";

    private final HostileDialect dialect;
    private final Serving serving;

    HostileProvider(Draw draw, InstantSource clock) {
        super(draw, clock);
        this.dialect = HostileDialect.of(draw.about("dialect"));
        this.serving = new Serving(dialect.cuts(), dialect.ranges(), dialect.mediaType());
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
    HttpReply answered(HttpCall call, Instant now) {
        return switch (operation(call)) {
            case "submit" -> submit(call, now);
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
            default -> bytes(call, dialect.link(), now);
        };
    }

    private Optional<HostileJob> find(HttpCall call) {
        String id = decoded(call.uri().getRawPath().split("/", -1)[3]);
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    private HttpReply submit(HttpCall call, Instant now) {
        String videoId = call.header("Idempotency-Key").orElse("nobody's");
        Attempt attempt = attempt(videoId, SubmitRefusal.BY_STATUS, SubmitRefusal.IN_2XX);
        ObjectNode accepted = Json.object();
        if (attempt.mood().taken) {
            int number = jobs.size() + 1;
            HostileJob job =
                    new HostileJob(
                            number,
                            dialect.idForm().of(number),
                            videoId,
                            body(call),
                            now,
                            dialect.finishes(),
                            draw.about("job " + number));
            jobs.add(job);
            accepted = dialect.accepted(job, now);
        }
        return new SubmitReplies(dialect.coat()).of(attempt.mood(), attempt.refusal(), accepted);
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

    @Override
    HttpReply opened(HttpCall call, HostileJob job) {
        return serving.of(job, call);
    }
}
