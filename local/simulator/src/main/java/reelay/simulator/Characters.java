package reelay.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.ApiError;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.Form;
import reelay.simulator.wire.Route;

/**
 * {@code POST /v1/videos/characters} and {@code GET /v1/videos/characters/{id}}. Of the video it is
 * only checked that it is one; no video shows the character.
 */
final class Characters implements Route.Action {

    private static final int LONGEST_NAME = 80;

    private final SimulatorSettings settings;
    private final Jobs jobs;

    Characters(SimulatorSettings settings, Jobs jobs) {
        this.settings = settings;
        this.jobs = jobs;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        return call.method().equals("GET") ? show(call.id()) : create(Form.of(call));
    }

    private Answer show(String id) {
        return jobs.character(id)
                .map(Characters::body)
                .orElseThrow(() -> ApiError.characterNotFound(id));
    }

    private Answer create(Form form) {
        String name = form.text("name").orElseThrow(() -> ApiError.missingParameter("name"));
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw ApiError.invalidValue("name", "A name has 1 to " + LONGEST_NAME + " characters.");
        }
        byte[] video = form.bytes("video").orElseThrow(() -> ApiError.missingParameter("video"));
        UploadedVideo.check(video);
        KeptCharacter character =
                new KeptCharacter(
                        settings.ids().get().replaceFirst("^video_", "char_"),
                        name,
                        settings.clock().instant().getEpochSecond());
        jobs.add(character);
        return body(character);
    }

    private static Answer body(KeptCharacter character) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", character.id())
                .put("name", character.name())
                .put("created_at", character.createdSeconds());
        return Answer.json(body);
    }
}
