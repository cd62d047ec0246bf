package reelay.provider.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import reelay.provider.ProviderErrorKind;

/** What an exception of the HTTP client means; its own text is for the log of nobody. */
public final class Silences {

    private static final Pattern ALERT = Pattern.compile("fatal alert: ([a-z_]{1,40})");

    private Silences() {}

    /** Of any address. */
    public static Reply.Silence of(URI address, IOException cause) {
        return silence(address, cause, "");
    }

    /** Of the provider's own address, which somebody set and may have to set anew. */
    static Reply.Silence ofProvider(URI address, IOException cause, String setting) {
        return silence(address, cause, "; check " + setting);
    }

    private static Reply.Silence silence(URI address, IOException cause, String advice) {
        String host = address.getHost();
        return switch (cause) {
            case HttpConnectTimeoutException _ ->
                    notConnected("no connection to " + at(address) + " in time" + advice);
            case HttpTimeoutException _ ->
                    new Reply.Silence(
                            ProviderErrorKind.TIMED_OUT,
                            host + " did not answer in time (ProviderTimeoutSeconds)",
                            true);
            case ConnectException _ when unknown(cause) ->
                    notConnected("no address is known for the name " + host + advice);
            case ConnectException _ ->
                    notConnected(at(address) + " refuses the connection" + advice);
            // A handshake that is reset looks like any broken connection: that stays unclear.
            case SSLHandshakeException _ ->
                    notConnected(
                            "no secure connection to " + host + ": " + handshake(cause) + advice);
            case SSLException _ ->
                    broken("no secure connection to " + host + ": " + handshake(cause) + advice);
            case InterruptedIOException _ -> broken("interrupted while asking " + host);
            case IOException _ when speaksNoHttp(address, cause) ->
                    broken(
                            at(address)
                                    + " answers something that is no HTTP, perhaps it speaks https"
                                    + advice);
            default -> broken("the connection to " + host + " broke without a whole answer");
        };
    }

    private static String at(URI address) {
        int usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        return address.getHost()
                + " (port "
                + (address.getPort() == -1 ? usual : address.getPort())
                + ")";
    }

    private static boolean unknown(IOException cause) {
        return causes(cause)
                .anyMatch(
                        e ->
                                e instanceof UnresolvedAddressException
                                        || e instanceof UnknownHostException);
    }

    private static boolean speaksNoHttp(URI address, IOException cause) {
        return "http".equalsIgnoreCase(address.getScheme())
                && causes(cause)
                        .anyMatch(
                                e ->
                                        e instanceof ProtocolException
                                                && message(e).contains("status line"));
    }

    private static String handshake(IOException cause) {
        Optional<String> certificate =
                causes(cause)
                        .filter(OddCertificateException.class::isInstance)
                        .map(Silences::message)
                        .findFirst();
        if (certificate.isPresent()) {
            return certificate.get();
        }
        Matcher alert = ALERT.matcher(message(cause));
        if (alert.find()) {
            return "it refuses the TLS handshake (" + alert.group(1) + ")";
        }
        return message(cause).contains("SSL message")
                ? "what answers there speaks no TLS, perhaps plain http"
                : "it broke off the TLS handshake";
    }

    private static String message(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }

    private static Stream<Throwable> causes(Throwable cause) {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause).limit(20);
    }

    private static Reply.Silence notConnected(String message) {
        return new Reply.Silence(ProviderErrorKind.UNREACHABLE, message, false);
    }

    private static Reply.Silence broken(String message) {
        return new Reply.Silence(ProviderErrorKind.UNREACHABLE, message, true);
    }
}
