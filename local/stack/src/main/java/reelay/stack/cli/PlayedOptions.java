package reelay.stack.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import reelay.simulator.account.Account;
import reelay.simulator.dialect.Dialect;

/** The options that say which provider the simulator plays. */
record PlayedOptions(Arguments arguments) {

    static final Set<String> VALUED = Set.of("duration", "account", "dialect");

    static final String HELP =
            """
              --duration SECONDS       how long the simulated provider takes for a video (default: 6)
              --account NAME           whose account it plays, such as unverified (default: ready); a wrong
                                       name lists them all
              --dialect NAME           which server it speaks like (default: openai): litellm, new-api, azure,
                                       openrouter, merge, redirecting, wrapping, vllm-omni, sglang,
                                       sglang-cloud, aquiles, unsloth or dynamo
            """;

    boolean given() {
        return VALUED.stream().anyMatch(name -> arguments.value(name).isPresent());
    }

    Optional<Duration> duration() {
        return arguments.number("duration", 0, 86_400).map(Duration::ofSeconds);
    }

    Optional<Account> account() {
        return named("account", Account::ofWord);
    }

    Optional<Dialect> dialect() {
        return named("dialect", Dialect::ofName);
    }

    private <T> Optional<T> named(String option, Function<String, T> known) {
        Optional<String> name = arguments.value(option);
        try {
            return name.map(known);
        } catch (IllegalArgumentException e) {
            throw (UsageException)
                    new UsageException("--" + option + ": " + e.getMessage()).initCause(e);
        }
    }
}
