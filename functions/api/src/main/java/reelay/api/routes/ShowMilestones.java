package reelay.api.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.access.Milestones;
import reelay.access.kept.KeptMilestones;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.video.Json;

/** Shows what people told about the provider account. */
public record ShowMilestones(KeptMilestones milestones) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        request.requireOperator("see when something happened to the provider account");
        return ApiResponse.json(json(milestones.read()));
    }

    static ObjectNode json(Milestones milestones) {
        return Json.object().put("object", "access.milestones").setAll(milestones.json());
    }
}
