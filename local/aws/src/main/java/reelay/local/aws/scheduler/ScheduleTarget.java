package reelay.local.aws.scheduler;

/** What a schedule calls. */
@FunctionalInterface
public interface ScheduleTarget {

    /**
     * Calls it once.
     *
     * @param input the schedule's input, JSON
     * @throws Exception when the call did not succeed; it is made again as the retry policy says
     */
    void invoke(String input) throws Exception;
}
