package reelay.simulator.route;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.simulator.account.Account;
import reelay.simulator.account.Accounts;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.RequestKind;
import reelay.simulator.wire.SimulatorRoute;

/** The routes that choose whose account is played. */
final class AccountControl {

    /**
     * The body of {@code PUT /simulator/account}.
     *
     * @param name as {@code GET /simulator} lists them
     * @param provider path prefix of the one wire that it is for, such as kling; absent for all
     * @param opensAt Unix seconds from which on it is ready; absent for never
     * @param opensAfterSeconds the same, counted from now
     */
    record Wish(
            @JsonProperty(value = "name", required = true) Account name,
            @JsonProperty("provider") @Nullable String provider,
            @JsonProperty("opens_at") @Nullable Long opensAt,
            @JsonProperty("opens_after_seconds") @Nullable Long opensAfterSeconds) {

        Optional<Instant> opens(Instant now) {
            return Optional.ofNullable(opensAt)
                    .map(Instant::ofEpochSecond)
                    .or(() -> Optional.ofNullable(opensAfterSeconds).map(now::plusSeconds));
        }
    }

    private final Accounts accounts;
    private final List<String> wires;
    private final InstantSource clock;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param wires the prefixes that there are
     */
    AccountControl(Accounts accounts, List<String> wires, InstantSource clock) {
        this.accounts = accounts;
        this.wires = List.copyOf(wires);
        this.clock = clock;
    }

    List<SimulatorRoute> routes() {
        return List.of(
                SimulatorRoute.of(RequestKind.ANY, "GET /simulator/account", call -> played()),
                SimulatorRoute.of(RequestKind.ANY, "PUT /simulator/account", this::play));
    }

    private Answer played() {
        ObjectNode body = json.createObjectNode();
        body.put("name", accounts.now().word());
        body.put("what", accounts.now().explanation());
        body.put("opens_at", accounts.opensAt().map(Instant::getEpochSecond).orElse(null));
        ObjectNode providers = body.putObject("providers");
        wires.forEach(wire -> providers.put(wire, accounts.now(wire).word()));
        return Answer.json(body);
    }

    private Answer play(Call call) throws IOException {
        Wish wish;
        try {
            wish = json.readValue(call.bodyBytes(), Wish.class);
        } catch (JsonProcessingException e) {
            throw (ErrorAnswer) ErrorAnswer.badBody(e.getOriginalMessage()).initCause(e);
        }
        Optional<Instant> opens = wish.opens(clock.instant());
        if (wish.provider() == null) {
            accounts.play(wish.name(), opens);
            return played();
        }
        if (!wires.contains(wish.provider())) {
            throw ErrorAnswer.badBody(
                    "no provider here is called '%s'; there are %s"
                            .formatted(wish.provider(), String.join(", ", wires)));
        }
        accounts.play(wish.provider(), wish.name(), opens);
        return played();
    }
}
