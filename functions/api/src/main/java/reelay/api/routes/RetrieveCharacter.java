package reelay.api.routes;

import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.Characters;

/** Shows one character. */
public final class RetrieveCharacter implements Route {

    private final Characters characters;

    public RetrieveCharacter(Characters characters) {
        this.characters = characters;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/v1/videos/characters/{character}";
    }

    @Override
    public ApiResponse answer(ApiRequest request) {
        return ApiResponse.json(characters.find(request.owner(), request.pathValue("character")));
    }
}
