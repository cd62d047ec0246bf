package reelay.api.routes;

import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.Characters;

/** Shows one character. */
public record RetrieveCharacter(Characters characters) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        return ApiResponse.json(characters.find(request.owner(), request.pathValue("character")));
    }
}
