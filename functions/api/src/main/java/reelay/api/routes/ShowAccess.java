package reelay.api.routes;

import reelay.access.kept.AccessReports;
import reelay.api.access.AccessAnswer;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;

/** Shows the newest report about the provider account. */
public record ShowAccess(AccessReports reports, AccessAnswer answers) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        return answers.of(request, reports.latest().orElseThrow(ApiError.NO_REPORT::with));
    }
}
