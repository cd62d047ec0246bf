package reelay.accesscheck.report;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import reelay.access.Milestones;
import reelay.access.ProviderSite;
import reelay.access.kept.LastSubmits;
import reelay.access.report.AccessReport;
import reelay.accesscheck.checks.Checks;
import reelay.accesscheck.evidence.AdminEvidence;
import reelay.accesscheck.evidence.Evidence;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.video.Secret;

/** Evidence as tests describe it: a key, one model and a provider that is not OpenAI. */
public record Situation(String providerUrl, String now, List<String> models, Optional<String> key) {

    public static final String KEY = "sk-test-0123456789-wxyz";

    public static Situation usual() {
        return new Situation(
                "https://video.example/v1",
                "2026-11-22T12:00:00Z",
                List.of("wan-3"),
                Optional.of(KEY));
    }

    public Situation at(String url) {
        return new Situation(url, now, models, key);
    }

    public Situation on(String time) {
        return new Situation(providerUrl, time, models, key);
    }

    public Situation using(String... wanted) {
        return new Situation(providerUrl, now, List.of(wanted), key);
    }

    public Situation withKey(String other) {
        return new Situation(providerUrl, now, models, Optional.of(other));
    }

    public Situation withoutKey() {
        return new Situation(providerUrl, now, models, Optional.empty());
    }

    public Evidence answering(ModelsAnswer answer) {
        return new Evidence(
                Instant.parse(now),
                URI.create(providerUrl),
                ProviderSite.of(URI.create(providerUrl)),
                models,
                new ProviderCredentials(key.map(Secret::new).orElse(null), null, null),
                answer,
                models.stream().map(LastSubmits::none).toList(),
                Milestones.NONE,
                AdminEvidence.none("there is no admin key"));
    }

    public Evidence listing(String... ids) {
        return answering(
                new ModelsAnswer.Listed(
                        Stream.of(ids)
                                .map(id -> new ModelsAnswer.Model(id, Optional.empty()))
                                .toList(),
                        true,
                        Optional.empty()));
    }

    public Evidence listingUntil(String id, String shutdown) {
        return answering(
                new ModelsAnswer.Listed(
                        List.of(new ModelsAnswer.Model(id, Optional.of(LocalDate.parse(shutdown)))),
                        true,
                        Optional.empty()));
    }

    public Evidence denying(ProviderErrorKind kind, int status, String text) {
        return answering(new ModelsAnswer.Denied(error(kind, OptionalInt.of(status), text)));
    }

    public Evidence notTelling(ProviderErrorKind kind, int status, String text) {
        return answering(new ModelsAnswer.CannotTell(error(kind, OptionalInt.of(status), text)));
    }

    public Evidence silent(ProviderErrorKind kind, String text) {
        return answering(new ModelsAnswer.CannotTell(error(kind, OptionalInt.empty(), text)));
    }

    public Evidence busy(Duration retryAfter) {
        return answering(
                new ModelsAnswer.Denied(
                        new ProviderError(
                                ProviderErrorKind.RATE_LIMITED,
                                OptionalInt.of(429),
                                Optional.of("rate_limit_exceeded"),
                                "Rate limit reached.",
                                Optional.of(retryAfter),
                                Optional.empty())));
    }

    public static ProviderError error(ProviderErrorKind kind, OptionalInt status, String text) {
        return new ProviderError(
                kind, status, Optional.empty(), text, Optional.empty(), Optional.empty());
    }

    public static AccessReport report(Evidence evidence) {
        return new Conclusion(evidence, Checks.findings(evidence)).report();
    }
}
