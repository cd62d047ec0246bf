package reelay.simulator.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;

/**
 * How far a job is at a moment; nothing runs in the background.
 *
 * @param phase what clients may rely on
 * @param word the status on the wire, which faults may change
 * @param progress percent, never less than a moment before
 * @param completedAt present when completed
 */
public record JobMoment(Phase phase, String word, int progress, Optional<Instant> completedAt) {

    /** The four states of the protocol. */
    public enum Phase {
        QUEUED,
        IN_PROGRESS,
        COMPLETED,
        FAILED;

        public boolean isTerminal() {
            return this == COMPLETED || this == FAILED;
        }
    }

    private static final int STUCK_AT = 50;

    /** Percent of the way in which a job is still queued. */
    private static final int QUEUED_UNTIL = 10;

    public static JobMoment of(SimulatedJob job, Instant now) {
        Duration age = Duration.between(job.created(), now);
        int percent =
                age.toMillis() >= job.generationMillis()
                        ? 100
                        : (int) Math.max(0, age.toMillis() * 100 / job.generationMillis());
        if (job.has(FaultKind.STUCK)) {
            percent = Math.min(percent, STUCK_AT);
        }
        Phase phase = phase(job, percent);
        int progress =
                switch (phase) {
                    case QUEUED -> 0;
                    case IN_PROGRESS, COMPLETED -> percent;
                    case FAILED -> 99;
                };
        Optional<Instant> completed =
                phase == Phase.COMPLETED
                        ? Optional.of(job.created().plusMillis(job.generationMillis()))
                        : Optional.empty();
        return new JobMoment(phase, word(job, phase), progress, completed);
    }

    private static Phase phase(SimulatedJob job, int percent) {
        if (percent < QUEUED_UNTIL) {
            return Phase.QUEUED;
        }
        if (percent < 100) {
            return Phase.IN_PROGRESS;
        }
        boolean fails =
                job.has(FaultKind.MODERATION)
                        || job.has(FaultKind.JOB_FAILS)
                        || job.has(FaultKind.REASON_IN);
        return fails ? Phase.FAILED : Phase.COMPLETED;
    }

    private static String word(SimulatedJob job, Phase phase) {
        String word = phase.name().toLowerCase(Locale.ROOT);
        Optional<Fault> odd = job.fault(FaultKind.ODD_STATUS);
        if (odd.isPresent() && phase == Phase.IN_PROGRESS) {
            word = odd.get().value();
        }
        Optional<Fault> last = job.fault(FaultKind.FINAL_WORD);
        if (last.isPresent() && phase.isTerminal()) {
            word = last.get().value();
        }
        return job.has(FaultKind.UPPER_CASE_STATUS) ? word.toUpperCase(Locale.ROOT) : word;
    }

    /** A wire's own word for the phase, unless a fault has put another in its place. */
    public String wordOr(String usual) {
        return word.equals(phase.name().toLowerCase(Locale.ROOT))
                ? usual
                : word.equals(phase.name()) ? usual.toUpperCase(Locale.ROOT) : word;
    }

    /** Whether the content has gone. */
    public boolean isExpired(Duration linkLifetime, Instant now) {
        return completedAt.filter(at -> !now.isBefore(at.plus(linkLifetime))).isPresent();
    }
}
