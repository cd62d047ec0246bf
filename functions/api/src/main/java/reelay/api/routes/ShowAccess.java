package reelay.api.routes;

import reelay.access.kept.AccessReports;
import reelay.api.access.AccessAnswer;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;

/** Shows the newest report about the provider account. */
public final class ShowAccess implements Route {

    private final AccessReports reports;
    private final AccessAnswer answer;

    public ShowAccess(AccessReports reports, AccessAnswer answer) {
        this.reports = reports;
        this.answer = answer;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/v1/access";
    }

    @Override
    public ApiResponse answer(ApiRequest request) {
        return answer.of(request, reports.latest().orElseThrow(ApiError.NO_REPORT::with));
    }
}
