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
import reelay.provider.VideoProvider;
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

    /** How the server of OpenAI's protocol refused it; empty when it was taken. */
    static Optional<ProviderError> make(
            AccessTable table,
            URI provider,
            Supplier<ProviderCredentials> credentials,
            String model,
            Instant now) {
        return make(
                table,
                ProviderSite.of(provider),
                provider,
                credentials,
                new OpenAiVideoProvider(
                        new ProviderSettings(
                                provider,
                                ProviderSettings.Encoding.JSON,
                                Duration.ofSeconds(30),
                                "secret"),
                        credentials,
                        () -> now,
                        ProviderClients.of(Duration.ofSeconds(30))),
                new VideoRequest(model, new Prompt("A heron"), 4, new VideoSize(640, 360)),
                now);
    }

    /** The same of any provider. */
    static Optional<ProviderError> make(
            AccessTable table,
            ProviderSite site,
            URI address,
            Supplier<ProviderCredentials> credentials,
            VideoProvider provider,
            VideoRequest request,
            Instant now) {
        SubmitEvidence evidence =
                new SubmitEvidence(table.dynamoDb(), table.name(), site)
                        .askedWith(credentials, address);
        JobRequest job =
                new JobRequest(new VideoId("video_" + "0a".repeat(24)), request, Optional.empty());
        return switch (provider.submit(job)) {
            case SubmitAnswer.Accepted _, SubmitAnswer.Finished _ -> {
                evidence.succeeded(request.model(), now);
                yield Optional.empty();
            }
            case SubmitAnswer.Declined(ProviderError error) -> {
                if (isKept(site, error, now)) {
                    evidence.refused(request.model(), error, now);
                }
                yield Optional.of(error);
            }
            case SubmitAnswer.Unclear unclear -> throw new AssertionError(unclear.explanation());
            case SubmitAnswer.Unreadable odd -> throw new AssertionError(odd.explanation());
        };
    }

    /** What is about the request itself says nothing about the account. */
    private static boolean isKept(ProviderSite site, ProviderError error, Instant now) {
        return error.httpStatus().isPresent()
                && (error.kind() == ProviderErrorKind.REQUEST_REFUSED
                        || !(new AccessWindows(site).decide(error, Milestones.NONE, now)
                                instanceof AccessDecision.NotAccess));
    }
}
