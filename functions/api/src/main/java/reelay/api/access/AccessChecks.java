package reelay.api.access;

import java.util.List;
import reelay.access.report.AccessReport;

/** Runs the access check now. */
public interface AccessChecks {

    /** What came of it. */
    sealed interface Run {
        /** It ended with these reports, one for each provider. */
        record Finished(List<AccessReport> reports) implements Run {
            public Finished {
                reports = List.copyOf(reports);
            }
        }

        /** It takes longer than an app can be kept waiting; its reports will be kept. */
        record StillRunning() implements Run {}

        /**
         * Lambda did not run it, because its version is not ready; that may take minutes.
         *
         * @param cause what Lambda said
         */
        record NotReady(Exception cause) implements Run {}

        /**
         * It broke.
         *
         * @param cause what it said, for the log
         */
        record Broken(Exception cause) implements Run {}
    }

    /** Runs it and waits for what comes of it. */
    Run run();
}
