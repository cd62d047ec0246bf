package reelay.submit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reelay.catalog.SubmitClaims;
import reelay.catalog.UnreadableVideoException;
import reelay.catalog.VideoCatalog;
import reelay.provider.FindAnswer.Found;
import reelay.provider.FindAnswer.Listed;
import reelay.provider.job.JobView;
import reelay.provider.job.Likeness.Verdict;
import reelay.provider.job.PromptWords;
import reelay.provider.refusal.CleanText;
import reelay.video.Prompt;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.VideoId;

/** Judges what the provider's list shows of a submit whose answer was lost. */
final class LostSubmit {

    /** So many jobs of our own are looked at, to see whether the list shows prompts as sent. */
    private static final int PROBES = 20;

    private final VideoCatalog catalog;
    private final SubmitClaims claims;

    LostSubmit(VideoCatalog catalog, SubmitClaims claims) {
        this.catalog = catalog;
        this.claims = claims;
    }

    /**
     * What to do, and on the strength of which job or which words.
     *
     * @param job the job to adopt
     * @param explanation for people, what is unclear
     */
    record Judgement(Settlement settlement, Optional<JobView> job, String explanation) {
        Judgement(Settlement settlement, String explanation) {
            this(settlement, Optional.empty(), explanation);
        }
    }

    /**
     * The first row of {@link Settlement} that applies. Claims are asked after the list was read,
     * so that whoever made a listed job is seen.
     *
     * @param untilListed time until the list's silence counts
     */
    Judgement judge(Submission submission, Found found, Duration untilListed) {
        SubmitClaims.Asking asking = submission.asking();
        List<Listed> sure = nobodys(asking, found, Verdict.SURE).toList();
        boolean named = sure.stream().anyMatch(listed -> listed.likeness().namesOurs());
        boolean contested = !sure.isEmpty() && !named && claims.anotherIsOpen(asking);
        if (sure.size() == 1 && !contested) {
            return new Judgement(
                    Settlement.ONE_IS_OURS, Optional.of(sure.getFirst().job()), "one job is ours");
        }
        if (untilListed.isPositive()) {
            remember(submission, found);
            return new Judgement(Settlement.NOT_LISTED_YET, "its list may come late");
        }
        if (sure.size() > 1) {
            return new Judgement(
                    Settlement.SEVERAL_LOOK_LIKE_IT, sure.size() + " jobs there look like it");
        }
        if (contested) {
            return new Judgement(
                    Settlement.ANOTHER_ASKED_FOR_THE_SAME,
                    "a job there looks like it, and like another video's whose answer was lost");
        }
        Optional<Listed> doubtful = nobodys(asking, found, Verdict.DOUBTFUL).findFirst();
        if (doubtful.isPresent()) {
            return new Judgement(
                    Settlement.ONE_IS_DOUBTFUL,
                    "a job there may be it: " + doubtful.get().likeness().seen());
        }
        if (found.gap().isPresent()) {
            return new Judgement(Settlement.LIST_NOT_WHOLE, found.gap().get());
        }
        if (rewords(asking, found)) {
            return new Judgement(
                    Settlement.LIST_REWORDS, "the provider's list shows prompts in other words");
        }
        return forgotten(asking)
                ? new Judgement(
                        Settlement.ONE_WAS_DOUBTFUL,
                        "a job there may have been it, and the list does not show it any more")
                : new Judgement(Settlement.NOT_THERE, "the provider has no such job");
    }

    private void remember(Submission submission, Found found) {
        SubmitClaims.Asking asking = submission.asking();
        Prompt prompt = submission.video().request().prompt();
        CleanText cleaner = submission.provider().cleaner();
        Set<String> doubted =
                Stream.of(Verdict.SURE, Verdict.DOUBTFUL)
                        .flatMap(verdict -> nobodys(asking, found, verdict))
                        // One that repeats the prompt or the key is nobody's without it, for good.
                        .map(listed -> cleaner.of(listed.job().id(), prompt))
                        .collect(Collectors.toSet());
        if (!doubted.isEmpty()) {
            catalog.submits().recordDoubts(asking.videoId(), doubted);
        }
    }

    /** Whether an earlier list showed a job that may be ours and has turned out to be nobody's. */
    private boolean forgotten(SubmitClaims.Asking asking) {
        return catalog.submits().doubts(asking.videoId()).stream()
                .anyMatch(job -> catalog.videoOfJob(asking.provider(), job).isEmpty());
    }

    private Stream<Listed> nobodys(SubmitClaims.Asking asking, Found found, Verdict verdict) {
        return found.jobs().stream()
                .filter(listed -> listed.likeness().verdict() == verdict)
                .filter(
                        listed ->
                                catalog.videoOfJob(asking.provider(), listed.job().id()).isEmpty());
    }

    /** Whether a job of a video of ours is shown with a prompt that we never sent. */
    private boolean rewords(SubmitClaims.Asking asking, Found found) {
        return found.jobs().stream()
                .filter(listed -> listed.words().isPresent())
                .limit(PROBES)
                .anyMatch(listed -> reworded(asking.provider(), listed, listed.words().get()));
    }

    private boolean reworded(String provider, Listed listed, PromptWords shown) {
        return catalog.videoOfJob(provider, listed.job().id())
                .flatMap(this::readable)
                .map(Video::request)
                .map(request -> PromptWords.of(request.prompt().text()))
                .filter(shown::clearlyDifferentFrom)
                .isPresent();
    }

    /** Another video, of which nothing is told when its item cannot be read. */
    private Optional<Video> readable(VideoId id) {
        try {
            return catalog.find(id);
        } catch (UnreadableVideoException unreadable) {
            StepLog.unreadable("submit.unreadable", unreadable.id(), unreadable.attribute());
            return Optional.empty();
        }
    }
}
