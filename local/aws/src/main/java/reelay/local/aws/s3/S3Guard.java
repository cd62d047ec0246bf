package reelay.local.aws.s3;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.iam.Iam;
import reelay.local.aws.iam.Permission;
import reelay.local.aws.iam.S3Needs;
import reelay.local.aws.protocol.AccessKey;

/**
 * Refuses what a caller's role does not allow. The signature is checked behind it: whoever only
 * names a key of somebody who may is refused there.
 */
record S3Guard(Iam iam, BlobStore store) {

    /** Why the request may not be made; empty when it may. */
    Optional<String> denial(Request request) {
        Map<String, String> parameters = parameters(request.getHttpURI().getQuery());
        Optional<String> key = keyId(request, parameters);
        String path = request.getHttpURI().getDecodedPath();
        String method = request.getMethod();
        Optional<String> copied =
                Optional.ofNullable(request.getHeaders().get("x-amz-copy-source"))
                        .map(S3Guard::decoded)
                        .map(source -> source.replaceFirst("^/", ""));
        List<Permission> all = S3Needs.of(method, path, parameters.keySet(), copied);
        iam.note(key, method, all, MissingNode.getInstance());
        return all.stream()
                .flatMap(needed -> iam.denial(key, needed).stream())
                .findFirst()
                .or(() -> denialToMiss(key, method, path));
    }

    /** Who may not list a bucket is not told that a key is not there ("GetObject", S3 API). */
    private Optional<String> denialToMiss(Optional<String> key, String method, String path) {
        String[] parts = path.split("/", 3);
        if (!method.matches("GET|HEAD") || parts.length < 3 || parts[2].isEmpty()) {
            return Optional.empty();
        }
        return store.blobExists(parts[1], parts[2])
                ? Optional.empty()
                : iam.denial(key, S3Needs.toMissSomething(parts[1]));
    }

    private static Optional<String> keyId(Request request, Map<String, String> parameters) {
        return AccessKey.idOf(request.getHeaders().get("Authorization"))
                .or(
                        () ->
                                Optional.ofNullable(parameters.get("X-Amz-Credential"))
                                        .map(credential -> credential.split("/", 2)[0]));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query != null) {
            Arrays.stream(query.split("&"))
                    .map(part -> part.split("=", 2))
                    .forEach(
                            part ->
                                    parameters.put(
                                            part[0], part.length > 1 ? decoded(part[1]) : ""));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
