package reelay.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import reelay.video.VideoId;
import reelay.workflow.Executions;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Executions that only remember; names of ended ones are used up, as in Step Functions. */
public final class RecordedExecutions implements Executions {

    public final List<String> starts = new CopyOnWriteArrayList<>();
    public final List<String> wakes = new CopyOnWriteArrayList<>();
    public final List<String> stops = new CopyOnWriteArrayList<>();
    private final Set<String> ended = new HashSet<>();
    public volatile boolean broken;

    /** What happens while somebody is about to stop an execution. */
    public volatile Consumer<VideoId> beforeStop = _ -> {};

    @Override
    public Start start(VideoId id) {
        if (broken) {
            throw SdkClientException.create("SECRET-PROMPT-123 cannot reach Step Functions");
        }
        starts.add(id.value());
        return ended.contains(id.value()) ? Start.ENDED_BEFORE : Start.RUNNING;
    }

    @Override
    public void wake(VideoId id, String reason) {
        wakes.add(id + "-" + reason);
    }

    @Override
    public void stop(VideoId id) {
        beforeStop.accept(id);
        stops.add(id.value());
        ended.add(id.value());
    }

    public long startsOf(String id) {
        return starts.stream().filter(id::equals).count();
    }
}
