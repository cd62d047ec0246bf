package reelay.provider.http;

import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A certificate was refused; the message says in plain words what is wrong with it. */
final class OddCertificateException extends CertificateException {

    private static final long serialVersionUID = 1L;

    /** DNS names and IP addresses among a certificate's alternative names (RFC 5280). */
    private static final List<Integer> NAMES = List.of(2, 7);

    private static final int MOST_NAMES = 3;

    private static final Pattern COMMON_NAME = Pattern.compile("CN=([^,]{1,100})");

    OddCertificateException(X509Certificate certificate, CertificateException cause) {
        super("the certificate " + String.join(" and ", faults(certificate, cause)), cause);
    }

    /** Whatever the server wrote into the certificate is shown in letters that names have. */
    private static List<String> faults(X509Certificate certificate, CertificateException cause) {
        List<String> faults = new ArrayList<>();
        Instant now = Instant.now();
        if (certificate.getNotAfter().toInstant().isBefore(now)) {
            faults.add("ended on " + day(certificate.getNotAfter()));
        }
        if (certificate.getNotBefore().toInstant().isAfter(now)) {
            faults.add("begins on " + day(certificate.getNotBefore()) + " only");
        }
        String said = Objects.requireNonNullElse(cause.getMessage(), "");
        if (said.startsWith("No name") || said.startsWith("No subject alternative")) {
            faults.add("is for " + String.join(", ", names(certificate)));
        }
        if (said.contains("unable to find valid certification path")) {
            faults.add("is signed by nobody this machine knows (" + signer(certificate) + ")");
        }
        return faults.isEmpty() ? List.of("is not trusted (" + plain(said) + ")") : faults;
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
    }

    private static String signer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())
                ? "self-signed"
                : "by " + commonName(certificate.getIssuerX500Principal().getName()).orElse("?");
    }

    private static List<String> names(X509Certificate certificate) {
        List<String> names =
                alternatives(certificate)
                        .filter(name -> NAMES.contains(name.getFirst()))
                        .map(name -> plain(String.valueOf(name.get(1))))
                        .limit(MOST_NAMES)
                        .toList();
        return names.isEmpty()
                ? List.of(
                        commonName(certificate.getSubjectX500Principal().getName())
                                .orElse("nobody"))
                : names;
    }

    private static Stream<List<?>> alternatives(X509Certificate certificate) {
        try {
            return Stream.ofNullable(certificate.getSubjectAlternativeNames())
                    .flatMap(Collection::stream);
        } catch (CertificateParsingException unreadable) {
            return Stream.empty();
        }
    }

    private static Optional<String> commonName(String distinguished) {
        Matcher name = COMMON_NAME.matcher(distinguished);
        return name.find() ? Optional.of(plain(name.group(1))) : Optional.empty();
    }

    private static String plain(String text) {
        return text.substring(0, Math.min(text.length(), 100))
                .replaceAll("[^A-Za-z0-9.*:_ \\-]", "?");
    }
}
