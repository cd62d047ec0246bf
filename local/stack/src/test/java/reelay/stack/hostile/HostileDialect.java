package reelay.stack.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import reelay.stack.hostile.file.Coat;
import reelay.stack.hostile.file.MediaTypeWord;
import reelay.stack.hostile.file.Ranges;
import reelay.stack.hostile.way.AtOnce;
import reelay.stack.hostile.way.Draw;
import reelay.stack.hostile.way.Envelope;
import reelay.stack.hostile.way.Fate;
import reelay.stack.hostile.way.Hops;
import reelay.stack.hostile.way.IdForm;
import reelay.stack.hostile.way.IdKey;
import reelay.stack.hostile.way.LinkForm;
import reelay.stack.hostile.way.NoContentRoute;
import reelay.stack.hostile.way.ProgressForm;
import reelay.stack.hostile.way.ReasonForm;
import reelay.stack.hostile.way.ResultForm;
import reelay.stack.hostile.way.StatusKey;
import reelay.stack.hostile.way.WordChoice;
import reelay.video.Json;

/**
 * How a provider speaks.
 *
 * @param badLooks of a thousand looks, those that bring something else
 * @param badOpens of a thousand openings
 * @param cuts of a thousand servings of bytes
 */
record HostileDialect(
        Envelope submitEnvelope,
        Envelope lookEnvelope,
        IdKey idKey,
        IdForm idForm,
        StatusKey statusKey,
        WordChoice words,
        ProgressForm progress,
        ReasonForm reason,
        ResultForm result,
        LinkForm link,
        Hops hops,
        Coat coat,
        Ranges ranges,
        MediaTypeWord mediaType,
        NoContentRoute noContentRoute,
        AtOnce atOnce,
        ListDialect list,
        int badLooks,
        int badOpens,
        int cuts) {

    static HostileDialect of(Draw draw) {
        return new HostileDialect(
                draw.about("submit").usually(Envelope.NONE, 400),
                draw.about("look").usually(Envelope.NONE, 400),
                draw.usually(IdKey.ID, 400),
                draw.usually(IdForm.WORD, 400),
                draw.usually(StatusKey.STATUS, 500),
                draw.usually(WordChoice.OPENAI, 700),
                draw.usually(ProgressForm.NUMBER, 400),
                draw.usually(ReasonForm.ERROR_OBJECT, 700),
                draw.usually(ResultForm.CONTENT_BYTES, 700),
                draw.usually(LinkForm.OTHER_ORIGIN, 500),
                draw.usually(Hops.NONE, 250),
                draw.usually(Coat.NONE, 300),
                draw.usually(Ranges.SENDS_THE_REST, 400),
                draw.usually(MediaTypeWord.MP4, 400),
                draw.usually(NoContentRoute.DETAIL_404, 600),
                draw.usually(AtOnce.NO, 120),
                ListDialect.of(draw),
                draw.chance("calm", 400) ? 0 : draw.upTo("bad looks", 450),
                draw.chance("open", 500) ? 0 : draw.upTo("bad opens", 600),
                draw.chance("whole", 500) ? 0 : draw.upTo("cuts", 900));
    }

    /** What the provider answers to a submit. */
    ObjectNode accepted(HostileJob job, Instant now) {
        if (job.atOnce() != AtOnce.NO) {
            // An envelope's only id would be taken for the job's.
            boolean named = job.atOnce() == AtOnce.WITH_ID;
            return (named || submitEnvelope != Envelope.OUTPUT ? submitEnvelope : Envelope.NONE)
                    .around(show(job, now, true));
        }
        ObjectNode shown = Json.object();
        idKey.put(shown, job.id(), idForm);
        shown.put(statusKey.key, words.queued);
        return submitEnvelope.around(shown);
    }

    /** What it answers to a look, before it is wrapped. */
    ObjectNode show(HostileJob job, Instant now, boolean withResult) {
        ObjectNode shown = Json.object();
        if (job.atOnce() != AtOnce.WITHOUT_ID) {
            idKey.put(shown, job.id(), idForm);
        }
        shown.put("object", "video");
        if (job.removed(now)) {
            return shown.put(statusKey.key, "deleted");
        }
        boolean over = job.over(now);
        shown.put(
                statusKey.key,
                over ? end(job) : job.shownAsQueued(now) ? words.queued : words.running);
        progress.put(shown, over ? 100 : job.progress(now));
        if (over && (job.fate() == Fate.FAILS || job.fate() == Fate.OUTPUT_BLOCKED)) {
            String code = job.fate() == Fate.FAILS ? "oven_fault" : "moderation_blocked";
            reason.put(shown, code, job.reason());
        }
        if (over && withResult && result.inJob() && hasResult(job)) {
            result.put(shown, result(job, now));
        }
        return shown;
    }

    /** How its jobs are finished: at once only where the answer can say it, and hold a link. */
    AtOnce finishes() {
        return result.inJob() && !result.inline() && words != WordChoice.UNKNOWN_DONE
                ? atOnce
                : AtOnce.NO;
    }

    /** Who gives jobs no name lists none. */
    boolean lists() {
        return finishes() != AtOnce.WITHOUT_ID;
    }

    private static boolean hasResult(HostileJob job) {
        return job.fate() == Fate.COMPLETES || job.fate() == Fate.NO_VIDEO;
    }

    private String end(HostileJob job) {
        return job.fate() == Fate.FAILS || job.fate() == Fate.OUTPUT_BLOCKED
                ? words.failed
                : words.done;
    }

    private String result(HostileJob job, Instant now) {
        return result.inline()
                ? java.util.Base64.getEncoder().encodeToString(job.file())
                : Links.to(job, link, hops.count, now);
    }

    /** The id of a job as this dialect shows it. */
    String idOf(JsonNode shown) {
        for (String key : List.of("id", "task_id", "video_id", "job_id", "request_id")) {
            if (shown.has(key)) {
                return shown.path(key).asText();
            }
        }
        return "";
    }
}
