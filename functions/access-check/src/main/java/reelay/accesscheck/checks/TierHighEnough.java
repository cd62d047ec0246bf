package reelay.accesscheck.checks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.provider.admin.ModelRate;
import reelay.provider.site.OpenAiTiers;

/** Is the usage tier high enough? No interface tells it; the table of rate limits lets it guess. */
record TierHighEnough(String check, Evidence evidence) implements Examination {

    @Override
    public Finding decide() {
        Optional<List<ModelRate>> rates = evidence.admin().rates().told();
        if (rates.isEmpty()) {
            return skipped(evidence.admin().rates().why());
        }
        if (rates.get().isEmpty()) {
            return skipped("the table of rate limits is empty");
        }
        List<String> without =
                evidence.models().stream().filter(model -> !hasRate(rates.get(), model)).toList();
        if (without.isEmpty() || evidence.proof().isPresent()) {
            return pass(rated(rates.get())).inferredFromSigns();
        }
        String sentence =
                "The project's rate limits leave out "
                        + String.join(", ", without)
                        + ", as on a tier that is too low for it.";
        return evidence.windows()
                .tier(evidence.known(), evidence.now())
                .map(wait -> onItsWay(wait, sentence))
                .orElseGet(() -> fail(Reason.TIER_TOO_LOW, sentence).inferredFromSigns());
    }

    private static boolean hasRate(List<ModelRate> rates, String model) {
        return rate(rates, model)
                .filter(rate -> rate.requestsPerMinute().orElse(1) > 0)
                .isPresent();
    }

    private static Optional<ModelRate> rate(List<ModelRate> rates, String model) {
        return rates.stream().filter(rate -> rate.model().equals(model)).findFirst();
    }

    private String rated(List<ModelRate> rates) {
        StringBuilder sentence = new StringBuilder("The rate limits name every model.");
        for (String model : evidence.models()) {
            OptionalLong perMinute =
                    rate(rates, model)
                            .map(ModelRate::requestsPerMinute)
                            .orElse(OptionalLong.empty());
            perMinute.ifPresent(rate -> sentence.append(rated(model, rate)));
        }
        return sentence.toString();
    }

    private static String rated(String model, long perMinute) {
        OptionalInt tier = OpenAiTiers.of(model, perMinute);
        String guess = tier.isPresent() ? ", as on tier " + tier.getAsInt() : "";
        return " %s: %d requests a minute%s.".formatted(model, perMinute, guess);
    }
}
