package reelay.access.kept;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import reelay.provider.ProviderCredentials;
import reelay.provider.UnreadableCredentialsException;
import reelay.video.Secret;

/**
 * Who asked the provider, and where: once it is another, what was refused before tells nothing any
 * more. Marks only; nobody gets a key out of them.
 *
 * @param secret mark of the provider secret
 * @param address mark of the address below its host, by which evidence is kept anyway; of the port
 *     nobody takes notice, a stand-in on this machine has another at each start
 */
public record AskedWith(String secret, String address) {

    /** Enough to tell two secrets apart, too little to guess one by. */
    private static final int BYTES = 4;

    /** As the configuration is now. */
    public static AskedWith of(ProviderCredentials credentials, URI address) {
        return new AskedWith(
                mark(
                        Optional.ofNullable(credentials.apiKey()).map(Secret::value).orElse("")
                                + "\n"
                                + Objects.toString(credentials.organization(), "")
                                + "\n"
                                + Objects.toString(credentials.project(), "")),
                mark(address.getRawPath() + "?" + Objects.toString(address.getRawQuery(), "")));
    }

    /** The same; empty while the secret cannot be read. */
    static Optional<AskedWith> of(Supplier<ProviderCredentials> credentials, URI address) {
        try {
            return Optional.of(of(credentials.get(), address));
        } catch (UnreadableCredentialsException e) {
            return Optional.empty();
        }
    }

    private static String mark(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
