package reelay.stack.cli.options;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import reelay.simulator.ProviderSimulator;
import reelay.simulator.account.Account;
import reelay.simulator.account.PlayedAccounts;
import reelay.simulator.dialect.Dialect;

/** The options that say which provider the simulator plays. */
public record PlayedOptions(Arguments arguments) {

    public static final Set<String> VALUED = Set.of("duration", "account", "dialect");

    public static final String HELP =
            """
              --duration SECONDS       how long the simulated provider takes for a video (default: 6)
              --account NAME           whose account it plays, such as unverified (default: ready); a wrong
                                       name lists them all
              --account KIND=NAME      the same for one kind of provider, such as kling=key_invalid
              --dialect NAME           which server it speaks like (default: openai): litellm, new-api, azure,
                                       openrouter, merge, redirecting, wrapping, vllm-omni, sglang,
                                       sglang-cloud, aquiles, unsloth or dynamo
            """;

    boolean given() {
        return VALUED.stream().anyMatch(name -> arguments.value(name).isPresent());
    }

    public Optional<Duration> duration() {
        return arguments.number("duration", 0, 86_400).map(Duration::ofSeconds);
    }

    /** One for all, and those of single kinds; empty when none is given. */
    public Optional<PlayedAccounts> accounts() {
        List<String> given = arguments.values("account");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (given.stream().filter(word -> !word.contains("=")).count() > 1) {
            throw new UsageException("--account is given twice");
        }
        Account usual = Account.READY;
        Map<String, Account> own = new HashMap<>();
        for (String word : given) {
            int equals = word.indexOf('=');
            Account account = known("account", word.substring(equals + 1), Account::ofWord);
            if (equals < 0) {
                usual = account;
            } else {
                own.put(kind(word.substring(0, equals)), account);
            }
        }
        return Optional.of(new PlayedAccounts(usual, own));
    }

    private static String kind(String word) {
        if (!ProviderSimulator.prefixes().contains(word)) {
            throw new UsageException(
                    "--account: \"%s\" has no account of its own; there are %s, and without a kind it is everybody's"
                            .formatted(word, String.join(", ", ProviderSimulator.prefixes())));
        }
        return word;
    }

    public Optional<Dialect> dialect() {
        return named("dialect", Dialect::ofName);
    }

    private <T> Optional<T> named(String option, Function<String, T> known) {
        return arguments.value(option).map(name -> known(option, name, known));
    }

    private static <T> T known(String option, String name, Function<String, T> known) {
        try {
            return known.apply(name);
        } catch (IllegalArgumentException e) {
            throw (UsageException)
                    new UsageException("--" + option + ": " + e.getMessage()).initCause(e);
        }
    }
}
