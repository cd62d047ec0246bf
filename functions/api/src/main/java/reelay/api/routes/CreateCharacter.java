package reelay.api.routes;

import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.Characters;

/** Makes a character that later videos can show. */
public final class CreateCharacter implements Route {

    private final Characters characters;

    public CreateCharacter(Characters characters) {
        this.characters = characters;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v1/videos/characters";
    }

    @Override
    public ApiResponse answer(ApiRequest request) {
        return ApiResponse.json(characters.create(request));
    }
}
