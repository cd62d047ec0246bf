package reelay.api.routes;

import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.Characters;

/** Makes a character that later videos can show. */
public record CreateCharacter(Characters characters) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        return ApiResponse.json(characters.create(request));
    }
}
