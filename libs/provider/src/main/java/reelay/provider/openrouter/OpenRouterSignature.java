package reelay.provider.openrouter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import reelay.video.Secret;

/**
 * How OpenRouter signs a call-back: {@code X-OpenRouter-Signature: t=SECONDS,v1=HEX}, an HMAC with
 * SHA-256 over {@code SECONDS,BODY} (its documents of November 2026; not seen live).
 *
 * @param key what it signs with; empty where nobody has told us, and every call counts
 */
record OpenRouterSignature(Supplier<Optional<Secret>> key, InstantSource clock) {

    private static final String HEADER = "x-openrouter-signature";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SIGNED = Pattern.compile("t=(\\d{1,12}),\\s?v1=([0-9a-fA-F]{64})");

    boolean fits(Map<String, String> headers, byte[] body) {
        Optional<Secret> known = key.get();
        if (known.isEmpty()) {
            return true;
        }
        Matcher signed = SIGNED.matcher(headers.getOrDefault(HEADER, "").strip());
        if (!signed.matches()) {
            return false;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(signed.group(1)));
        boolean fresh = Duration.between(at, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        return fresh
                && MessageDigest.isEqual(
                        HexFormat.of().parseHex(signed.group(2)),
                        signature(known.get(), signed.group(1), body));
    }

    private static byte[] signature(Secret key, String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + ",").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
        }
    }
}
