package reelay.submit;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import reelay.catalog.CallbackTokens;
import reelay.provider.ProviderCallbacks;
import reelay.provider.VideoProvider;
import reelay.provider.job.JobRequest;

/**
 * Tells a provider where to call back about a video, where the deployment wants that.
 *
 * @param fresh makes a token that nobody can guess
 */
record CallbackAddresses(
        ProviderCallbacks callbacks, CallbackTokens tokens, Supplier<String> fresh) {

    private static final int TOKEN_BYTES = 24;

    static CallbackAddresses of(ProviderCallbacks callbacks, CallbackTokens tokens) {
        SecureRandom random = new SecureRandom();
        return new CallbackAddresses(
                callbacks,
                tokens,
                () -> {
                    byte[] token = new byte[TOKEN_BYTES];
                    random.nextBytes(token);
                    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
                });
    }

    /**
     * The request with the address in it. It is kept before the request goes out, because a
     * provider may try the address before it answers.
     */
    JobRequest in(JobRequest request, VideoProvider provider) {
        if (!callbacks.expectedOf(provider)) {
            return request;
        }
        Optional<URI> address =
                tokens.keep(request.videoId(), fresh.get())
                        .flatMap(token -> callbacks.address(request.videoId(), token));
        return address.map(request::calledBackAt).orElse(request);
    }

    /** The first wait for a job: until it calls, where it does. */
    Duration firstWait(VideoProvider provider, Supplier<Duration> otherwise) {
        return callbacks.expectedOf(provider) ? ProviderCallbacks.SAFETY_NET : otherwise.get();
    }
}
