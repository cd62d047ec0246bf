package reelay.api.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import reelay.api.http.Bytes;
import reelay.provider.reach.NotPublicException;
import reelay.provider.reach.PublicHosts;

/** One GET over TLS. */
record HttpsGet(PublicHosts hosts) {

    /** What the server said. */
    sealed interface Answer {
        /** The whole body of a good answer. */
        record Found(Bytes body) implements Answer {}

        /** It lies elsewhere. */
        record Moved(String location) implements Answer {}
    }

    /**
     * Asks once.
     *
     * @throws reelay.api.http.ApiException 400 saying what stood in the way
     */
    Answer get(ImageUrl url) {
        try (SSLSocket socket = hosts.open(url.address())) {
            socket.getOutputStream().write(request(url));
            socket.getOutputStream().flush();
            return answer(url, new BufferedInputStream(socket.getInputStream()));
        } catch (NotPublicException _) {
            throw FetchRefusals.refused(url.host() + " leads to an address that is not public");
        } catch (UnknownHostException e) {
            throw FetchRefusals.unreachable(url.host() + " has no address").causedBy(e);
        } catch (SSLException e) {
            throw FetchRefusals.unreachable(
                            url.host() + " has no certificate that fits, or speaks no modern TLS")
                    .causedBy(e);
        } catch (IOException e) {
            throw FetchRefusals.unreachable(url.host() + " did not give a whole answer")
                    .causedBy(e);
        }
    }

    private static byte[] request(ImageUrl url) {
        return """
        GET %s HTTP/1.1\r
        Host: %s\r
        User-Agent: Reelay\r
        Accept: image/webp, image/png, image/jpeg\r
        Accept-Encoding: identity\r
        Connection: close\r
        \r
        """
                .formatted(url.address().target(), url.host())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Answer answer(ImageUrl url, InputStream in) throws IOException {
        ResponseHead head = ResponseHead.read(in);
        return switch (head.status()) {
            case 200 -> new Answer.Found(ResponseBody.read(head, in));
            case 301, 302, 303, 307, 308 ->
                    new Answer.Moved(
                            head.header("location")
                                    .orElseThrow(
                                            () ->
                                                    FetchRefusals.unreachable(
                                                            url.host() + " redirects to nowhere")));
            default ->
                    throw FetchRefusals.unreachable(
                            url.host() + " answered with status " + head.status());
        };
    }
}
