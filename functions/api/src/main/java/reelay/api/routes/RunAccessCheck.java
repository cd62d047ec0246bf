package reelay.api.routes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reelay.access.report.AccessReport;
import reelay.api.access.AccessAnswer;
import reelay.api.access.AccessChecks.Run;
import reelay.api.access.AccessParts;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;

/** Checks access now and answers the report; not more often than the provider may be bothered. */
public record RunAccessCheck(AccessParts access, AccessAnswer answers, InstantSource clock)
        implements Route {

    /** Shortest time between two checks. */
    public static final Duration APART = Duration.ofSeconds(30);

    @Override
    public ApiResponse answer(ApiRequest request) {
        request.requireOperator("have the provider account checked");
        Instant now = clock.instant();
        Optional<Instant> free =
                access.reports().latest(answers.kinds()).stream()
                        .map(report -> report.checkedAt().plus(APART))
                        .max(Comparator.naturalOrder())
                        .filter(now::isBefore)
                        .or(() -> access.turns().takenUntil(now, APART));
        if (free.isPresent()) {
            return tooSoon(Duration.between(now, free.get()));
        }
        return answers.of(request, reports(access.checks().run()));
    }

    private static List<AccessReport> reports(Run run) {
        return switch (run) {
            case Run.Finished finished -> finished.reports();
            case Run.StillRunning() -> throw ApiError.CHECK_UNFINISHED.with();
            case Run.NotReady asleep -> throw ApiError.UNAVAILABLE.with().causedBy(asleep.cause());
            case Run.Broken broken -> throw ApiError.CHECK_BROKEN.with().causedBy(broken.cause());
        };
    }

    private static ApiResponse tooSoon(Duration left) {
        long seconds = Math.max(1, left.plusMillis(999).toSeconds());
        return ApiError.CHECKED_RECENTLY
                .with(APART.toSeconds(), seconds)
                .response()
                .with("retry-after", Long.toString(seconds));
    }
}
