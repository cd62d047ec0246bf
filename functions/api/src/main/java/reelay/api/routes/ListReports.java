package reelay.api.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.access.kept.AccessReports;
import reelay.access.kept.ReportPage;
import reelay.access.kept.ReportSummary;
import reelay.api.access.AccountWords;
import reelay.api.form.Form;
import reelay.api.http.AnswerRoom;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;

/**
 * Lists the reports about one provider account in short, newest first, a page at a time.
 *
 * @param kinds of the providers; the reports about the first are listed unless another is named
 */
public record ListReports(AccessReports reports, List<String> kinds) implements Route {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;

    public ListReports {
        kinds = List.copyOf(kinds);
    }

    @Override
    public ApiResponse answer(ApiRequest request) {
        ReportPage page = reports.of(kind(request)).page(after(request), limit(request));
        AnswerRoom room = new AnswerRoom();
        List<ReportSummary> lines =
                page.lines().stream()
                        .map(line -> request.fromOperator() ? line : forApps(line))
                        .takeWhile(room::takes)
                        .toList();
        return ApiResponse.json(
                new Listed(
                        "list",
                        lines,
                        lines.isEmpty() ? null : lines.getFirst().id(),
                        lines.isEmpty() ? null : lines.getLast().id(),
                        page.more() || lines.size() < page.lines().size()));
    }

    private static ReportSummary forApps(ReportSummary line) {
        return new ReportSummary(
                line.id(),
                line.checkedAt(),
                line.verdict(),
                line.reason(),
                AccountWords.hidden(line.sentence()),
                line.changed());
    }

    private String kind(ApiRequest request) {
        return request.queryValue("provider")
                .map(kind -> Form.chosen("provider", kind, kinds))
                .orElseGet(kinds::getFirst);
    }

    private static int limit(ApiRequest request) {
        String text = request.queryValue("limit").orElse(Integer.toString(DEFAULT_LIMIT));
        int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw ApiError.NUMBER_INVALID.about("limit", Form.echo(text), 1, MOST);
        }
        return limit;
    }

    private static Optional<String> after(ApiRequest request) {
        Optional<String> after = request.queryValue("after");
        after.ifPresent(ListReports::requireTime);
        return after;
    }

    /** The id of a report is the time of its check. */
    private static void requireTime(String id) {
        try {
            Instant.parse(id);
        } catch (DateTimeParseException _) {
            throw ApiError.REPORT_UNKNOWN.about("after");
        }
    }

    /** OpenAI's list; every key is always there. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Listed(
            String object,
            List<ReportSummary> data,
            @Nullable String firstId,
            @Nullable String lastId,
            boolean hasMore) {}
}
