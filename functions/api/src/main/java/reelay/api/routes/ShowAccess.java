package reelay.api.routes;

import java.util.List;
import reelay.access.kept.AccessReports;
import reelay.access.report.AccessReport;
import reelay.api.access.AccessAnswer;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;

/** Shows the newest report about each provider account, the one that matters most first. */
public record ShowAccess(AccessReports reports, AccessAnswer answers) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        List<AccessReport> latest = reports.latest(answers.kinds());
        if (latest.isEmpty()) {
            throw ApiError.NO_REPORT.with();
        }
        return answers.of(request, latest);
    }
}
