package reelay.accesscheck.report;

import java.util.Optional;
import java.util.stream.Stream;
import reelay.access.Milestone;
import reelay.access.Reason;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.RealVideos;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ProviderError;

/** What to send to OpenAI's support (Contact us, API, Model Access), ready to paste. */
final class SupportMessage {

    private SupportMessage() {}

    /** Empty where support is not the way. */
    static Optional<String> of(Evidence evidence, Reason reason) {
        boolean supportCanHelp =
                switch (reason) {
                    case ORGANIZATION_UNVERIFIED,
                            KEY_PREDATES_VERIFICATION,
                            MODEL_NOT_ENABLED,
                            ACCESS_REQUESTED,
                            TIER_TOO_LOW ->
                            evidence.site().openAiAccount();
                    default -> false;
                };
        return supportCanHelp ? Optional.of(message(evidence)) : Optional.empty();
    }

    private static String message(Evidence evidence) {
        String models = String.join(", ", evidence.models());
        StringBuilder message = new StringBuilder();
        message.append("Topic: API, Model Access\n");
        message.append("We need access to ").append(models).append(" in the API.\n");
        message.append("Organization: ").append(organization(evidence)).append('\n');
        message.append(
                evidence.milestones()
                        .at(Milestone.VERIFIED_AT)
                        .map(at -> "The organization was verified at " + Times.text(at) + ".\n")
                        .orElse("The organization is verified: [yes, since when?]\n"));
        evidence.milestones()
                .at(Milestone.ACCESS_REQUESTED_AT)
                .ifPresent(at -> message.append("Requested at " + Times.text(at) + ".\n"));
        message.append("The exact error: ").append(error(evidence)).append('\n');
        evidence.keyEnding()
                .ifPresent(ending -> message.append("The key ends in " + ending + ".\n"));
        return message.append("Checked at ").append(Times.text(evidence.now())).toString();
    }

    private static String organization(Evidence evidence) {
        return Optional.ofNullable(evidence.credentials().organization())
                .or(evidence::answeredOrganization)
                .map(evidence.quoting()::withoutKey)
                .orElse("[its id, org-..., from the settings page]");
    }

    private static String error(Evidence evidence) {
        return Stream.concat(
                        evidence.models().stream()
                                .flatMap(model -> evidence.of(model).refusal().stream())
                                .map(RealVideos.Refused::error),
                        evidence.error().stream())
                .findFirst()
                .map(error -> quoted(evidence, error))
                .orElse(
                        "none; GET /v1/models does not list "
                                + String.join(", ", evidence.models()));
    }

    private static String quoted(Evidence evidence, ProviderError error) {
        String status =
                error.httpStatus().isPresent() ? "HTTP " + error.httpStatus().getAsInt() + " " : "";
        String code = error.code().map(word -> word + " ").orElse("");
        return evidence.quoting().withoutKey(status + code + "\"" + error.message() + "\"");
    }
}
