package reelay.stack.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import reelay.provider.FindAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.VideoProvider;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.provider.job.Likeness;
import reelay.video.VideoId;

/** Nothing is paid twice, whatever comes back. */
interface AnyAnswerContract extends Contract {

    /** So many videos; {@code -Dreelay.mangled.seeds=} for more. */
    int SEEDS = Integer.getInteger("reelay.mangled.seeds", 200);

    @Test
    default void paysOnceWhateverComesBack() throws IOException {
        try (MangledWire wire = new MangledWire(under().simulator.address())) {
            VideoProvider mangled = under().through(wire);
            Set<String> seen = new TreeSet<>();
            for (int seed = 1; seed <= SEEDS; seed++) {
                wire.begin(seed);
                long before = under().simulator.jobsCreated();

                List<String> story = make(mangled, seed);

                assertThat(under().simulator.jobsCreated() - before)
                        .as("%s, seed %d: %s, %s", row().kind(), seed, story, wire.done())
                        .isLessThanOrEqualTo(1);
                seen.add(story.getFirst());
            }
            assertThat(seen).contains("Accepted", "Unclear", "Unreadable");
        }
    }

    /** As the steps do it: after an unclear submit only a whole list without it allows another. */
    private List<String> make(VideoProvider mangled, int seed) {
        String prompt = PROMPT + " number " + seed;
        VideoId id = ProviderUnderTest.id(1_000 + seed);
        List<String> story = new ArrayList<>();
        for (int attempt = 0; attempt < 3; attempt++) {
            SubmitAnswer answer = mangled.submit(under().job(id, prompt));
            story.add(answer.getClass().getSimpleName());
            switch (answer) {
                case SubmitAnswer.Accepted(JobView job) -> {
                    boolean done =
                            mangled.look(job.id()) instanceof LookAnswer.Seen seen
                                    && seen.job().state() == JobState.COMPLETED;
                    assertThat(done).as("%s, seed %d: %s", row().kind(), seed, story).isFalse();
                    return story;
                }
                case SubmitAnswer.Declined(ProviderError error)
                        when error.saidInSuccess()
                                || error.kind().remedy() == ProviderErrorKind.Remedy.NEVER -> {
                    return story;
                }
                case SubmitAnswer.Declined _ -> {
                    // It is asked again: certainly nothing was taken.
                }
                case SubmitAnswer.Unclear _ -> {
                    FindAnswer found = mangled.find(under().traits(id, prompt));
                    story.add(found.toString());
                    boolean none =
                            found instanceof FindAnswer.Found list
                                    && list.gap().isEmpty()
                                    && list.jobs().stream()
                                            .allMatch(
                                                    job ->
                                                            job.likeness().verdict()
                                                                    == Likeness.Verdict.OTHER);
                    if (!none) {
                        return story;
                    }
                }
                case SubmitAnswer.Finished _, SubmitAnswer.Unreadable _ -> {
                    return story;
                }
            }
        }
        return story;
    }
}
