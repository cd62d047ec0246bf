package reelay.accesscheck;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import reelay.access.AccessDecision;
import reelay.access.AccessTable;
import reelay.access.AccessWindows;
import reelay.access.Milestones;
import reelay.access.ProviderSite;
import reelay.access.kept.SubmitEvidence;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings;
import reelay.provider.SubmitAnswer;
import reelay.provider.http.ProviderClients;
import reelay.provider.job.JobRequest;
import reelay.provider.openai.OpenAiVideoProvider;
import reelay.video.Prompt;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;

/** Asks a provider for a real video and keeps what came of it, as Submit does. */
final class RealVideo {

    private RealVideo() {}

    /** How the provider refused it; empty when it was taken. */
    static Optional<ProviderError> make(
            AccessTable table,
            URI provider,
            Supplier<ProviderCredentials> credentials,
            String model,
            Instant now) {
        SubmitEvidence evidence =
                new SubmitEvidence(table.dynamoDb(), table.name(), ProviderSite.of(provider))
                        .askedWith(credentials, provider);
        SubmitAnswer answer =
                new OpenAiVideoProvider(
                                new ProviderSettings(
                                        provider,
                                        ProviderSettings.Encoding.JSON,
                                        Duration.ofSeconds(30),
                                        "secret"),
                                credentials,
                                () -> now,
                                ProviderClients.of(Duration.ofSeconds(30)))
                        .submit(
                                new JobRequest(
                                        new VideoId("video_" + "0a".repeat(24)),
                                        new VideoRequest(
                                                model,
                                                new Prompt("A heron"),
                                                4,
                                                new VideoSize(640, 360)),
                                        Optional.empty()));
        return switch (answer) {
            case SubmitAnswer.Accepted _, SubmitAnswer.Finished _ -> {
                evidence.succeeded(model, now);
                yield Optional.empty();
            }
            case SubmitAnswer.Declined(ProviderError error) -> {
                if (isKept(provider, error, now)) {
                    evidence.refused(model, error, now);
                }
                yield Optional.of(error);
            }
            case SubmitAnswer.Unclear unclear -> throw new AssertionError(unclear.explanation());
            case SubmitAnswer.Unreadable odd -> throw new AssertionError(odd.explanation());
        };
    }

    /** What is about the request itself says nothing about the account. */
    private static boolean isKept(URI provider, ProviderError error, Instant now) {
        return error.httpStatus().isPresent()
                && (error.kind() == ProviderErrorKind.REQUEST_REFUSED
                        || !(new AccessWindows(ProviderSite.of(provider))
                                        .decide(error, Milestones.NONE, now)
                                instanceof AccessDecision.NotAccess));
    }
}
