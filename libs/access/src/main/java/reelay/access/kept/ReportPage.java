package reelay.access.kept;

import java.util.List;

/**
 * A part of the history, newest first.
 *
 * @param lines the reports in short
 * @param more whether there are older ones
 */
public record ReportPage(List<ReportSummary> lines, boolean more) {

    public ReportPage {
        lines = List.copyOf(lines);
    }
}
