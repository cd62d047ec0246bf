package reelay.submit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reelay.access.AccessTable;
import reelay.catalog.CatalogFixture;
import reelay.provider.VideoProvider;
import reelay.provider.VideoProviders;
import reelay.provider.target.Target;
import reelay.video.VideoId;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;

/** The step in a deployment in which two may make every video. */
final class TwoTargets {

    static final Target FIRST = new Target("first", "model-of-first", Optional.empty());
    static final Target SECOND = new Target("second", "model-of-second", Optional.empty());

    final ScriptedProvider first = new ScriptedProvider("first");
    final ScriptedProvider second = new ScriptedProvider("second");
    final Map<String, VideoProvider> deployed = new HashMap<>();
    List<Target> mapped = List.of(FIRST, SECOND);
    Instant now = Instant.now();

    private final SubmitVideo step;

    TwoTargets(CatalogFixture fixture, AccessTable access) {
        deployed.put("first", first);
        deployed.put("second", second);
        step =
                SubmitUnderTest.of(
                        fixture,
                        access,
                        new VideoProviders(
                                kind -> Optional.ofNullable(deployed.get(kind)),
                                _ -> mapped,
                                first),
                        Set.of(),
                        () -> now);
    }

    SubmitOutcome submit(VideoId id) {
        return step.submit(new StepInput(id));
    }

    /** Goes on as the state machine does, until it ends or so many submits were made. */
    SubmitOutcome run(VideoId id, int most) {
        SubmitOutcome outcome = submit(id);
        for (int i = 1; i < most; i++) {
            switch (outcome) {
                case SubmitOutcome.Busy busy -> now = now.plus(busy.waitSeconds());
                case SubmitOutcome.Held held -> now = now.plus(held.waitSeconds());
                case SubmitOutcome.Accepted _,
                        SubmitOutcome.Refused _,
                        SubmitOutcome.AlreadyFinal _ -> {
                    return outcome;
                }
            }
            outcome = submit(id);
        }
        return outcome;
    }

    void later(Duration time) {
        now = now.plus(time);
    }
}
