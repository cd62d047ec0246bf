package reelay.local.aws.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock and a timer that go on when the test says so. */
final class ManualTimer implements Timer, InstantSource {

    private record Task(Instant due, Runnable work) {}

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::due));
    private Instant now;

    ManualTimer(String now) {
        this.now = Instant.parse(now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        tasks.add(new Task(now.plus(delay), task));
    }

    /** Goes on, running all that falls due at its time. */
    void pass(Duration duration) {
        Instant end = now.plus(duration);
        while (!tasks.isEmpty() && !tasks.peek().due().isAfter(end)) {
            Task task = tasks.poll();
            now = task.due().isAfter(now) ? task.due() : now;
            task.work().run();
        }
        now = end;
    }

    /** Goes on as a sleeping machine does: what falls due runs late. */
    void sleep(Duration duration) {
        now = now.plus(duration);
    }
}
