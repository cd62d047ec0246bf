package reelay.stack.sdk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Requests with something wrong in them; the same ones for the same seed. */
final class MalformedRequests {

    private static final List<String> METHODS =
            List.of("GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "FETCH");

    private static final List<String> PATHS =
            List.of(
                    "/v1/videos",
                    "/v1/videos/",
                    "/v1/videos/ID",
                    "/v1/videos/ID/content",
                    "/v1/videos/ID/remix",
                    "/v1/videos/edits",
                    "/v1/videos/extensions",
                    "/v1/videos/characters",
                    "/v1/videos/characters/ID",
                    "/v1/models",
                    "/v1/models/ID",
                    "/v1/ID",
                    "/v1/videos/ID/ID/ID",
                    "/ID",
                    "/healthz");

    private static final List<String> IDS =
            List.of(
                    "video_",
                    "video_0123456789abcdef0123456789abcdef0123456789abcdef",
                    "..",
                    "%2e%2e%2f%2e%2e",
                    "%00",
                    "%c3%28",
                    "%F0%9F%98%80",
                    "a%20b",
                    "'%22%3Cscript%3E",
                    "null",
                    "-1",
                    "edits",
                    "video_" + "f".repeat(4000));

    private static final List<String> QUERIES =
            List.of(
                    "",
                    "limit=-1",
                    "limit=101",
                    "limit=1e3",
                    "limit=",
                    "limit=1&limit=2",
                    "limit=%D9%A1",
                    "limit=99999999999999999999",
                    "after=",
                    "after=nobody",
                    "after=%00",
                    "after=video_0123456789abcdef0123456789abcdef0123456789abcdef",
                    "order=up",
                    "order=ASC&after=x&limit=x",
                    "variant=film",
                    "variant=%F0%9F%98%80",
                    "&&==&=",
                    "a=" + "b".repeat(3000));

    private static final List<String> TYPES =
            List.of(
                    "application/json",
                    "application/json; charset=utf-16",
                    "APPLICATION/JSON",
                    "multipart/form-data; boundary=xyz",
                    "multipart/form-data; boundary=\"xyz\"",
                    "multipart/form-data",
                    "multipart/form-data; boundary=",
                    "multipart/form-data; boundary=" + "x".repeat(200),
                    "multipart/mixed; boundary=xyz",
                    "application/x-www-form-urlencoded",
                    "text/plain",
                    ";;;",
                    "/");

    /** Each has a field that nobody knows, so that none makes a video even if it stays whole. */
    private static final List<String> BODIES =
            List.of(
                    "{\"nobody_knows\":1,\"prompt\":\"h\u00e9llo\",\"seconds\":\"4\",\"size\":\"720x1280\"}",
                    "{\"nobody_knows\":1,\"prompt\":{\"a\":[1,2,{}]},\"seconds\":[],\"size\":true}",
                    "{\"nobody_knows\":1,\"seconds\":99999999999999999999999999,\"prompt\":\"\\u0000\\ud800\"}",
                    "{\"nobody_knows\":1,\"input_reference\":{\"image_url\":\"file:///etc/passwd\"}}",
                    "{\"nobody_knows\":1,\"input_reference\":{\"image_url\":\"data:image/png;base64,@@\"}}",
                    "{\"nobody_knows\":1,\"a\":1,\"a\":2,\"prompt\":null}",
                    String.join(
                            "\r\n",
                            "--xyz",
                            "Content-Disposition: form-data; name=\"nobody_knows\"",
                            "",
                            "1",
                            "--xyz",
                            "Content-Disposition: form-data; name=\"prompt\"",
                            "",
                            "h\u00e9llo",
                            "--xyz",
                            "Content-Disposition: form-data; name=\"input_reference\"",
                            "Content-Type: image/png",
                            "",
                            "no image",
                            "--xyz--"),
                    "--xyz\r\nContent-Disposition: form-data; name=\"nobody_knows[a][][\"\r\n\r\n1\r\n--xyz--",
                    "--xyz\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n1\r\n--xyz--\r\n",
                    "--xyz\r\n\r\n--xyz--\r\n",
                    "[]",
                    "null",
                    "\"text\"",
                    "",
                    "prompt=p&nobody_knows=1");

    private final SplittableRandom random;
    private final String key;

    MalformedRequests(long seed, String key) {
        this.random = new SplittableRandom(seed);
        this.key = key;
    }

    RawHttp next() {
        // A third are creates, which have most to read.
        boolean create = random.nextInt(3) == 0;
        String method = create ? "POST" : oneOf(METHODS);
        String path = create ? "/v1/videos" : oneOf(PATHS).replace("ID", oneOf(IDS));
        String query = random.nextBoolean() ? "" : oneOf(QUERIES);
        byte[] body = method.equals("GET") || method.equals("HEAD") ? new byte[0] : body();
        return new RawHttp(
                method, query.isEmpty() ? path : path + "?" + query, headers(body.length), body);
    }

    private List<String> headers(int length) {
        var headers = new ArrayList<String>();
        headers.add("Content-Length: " + length);
        switch (random.nextInt(12)) {
            case 0 -> headers.add("Authorization: Basic dXNlcjpwYXNz");
            case 1 -> headers.add("Authorization: Bearer");
            case 2 -> headers.add("Authorization: Bearer sk-\u00ff" + "x".repeat(300));
            case 3 -> {}
            default -> headers.add("Authorization: Bearer " + key);
        }
        if (random.nextInt(8) > 0) {
            headers.add("Content-Type: " + oneOf(TYPES));
        }
        switch (random.nextInt(8)) {
            case 0 -> headers.add("Idempotency-Key: " + "k".repeat(random.nextInt(600)));
            case 1 -> headers.add("x-stainless-retry-count: " + random.nextInt(-5, 1_000_000));
            case 2 -> headers.add("x-stainless-retry-count: many");
            // API Gateway takes 10,240 bytes of headers.
            case 3 -> headers.add("x-large: " + "y".repeat(8_000));
            case 4 -> headers.add("Accept: application/xml;q=\u00e9");
            case 5 -> headers.add("Content-Encoding: br");
            case 6 -> headers.add("x-forwarded-for: ' OR 1=1 --");
            default -> headers.add("x-many: 1\r\nx-many: 2\r\nX-MANY: 3");
        }
        return headers;
    }

    private byte[] body() {
        byte[] good = oneOf(BODIES).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> broken(good);
            case 3 -> Arrays.copyOf(good, random.nextInt(good.length + 1));
            case 4 -> oneOf(BODIES).getBytes(Charset.forName("UTF-16"));
            case 5 ->
                    ("{\"nobody_knows\":" + "[".repeat(random.nextInt(20_000)))
                            .getBytes(StandardCharsets.UTF_8);
            case 6 -> noise();
            case 7 -> zipped(good);
            default -> good;
        };
    }

    /** The first bytes, which name the unknown field, stay whole. */
    private byte[] broken(byte[] good) {
        byte[] body = good.clone();
        int from = Math.min(body.length, 70);
        for (int i = random.nextInt(6); i > 0 && from < body.length; i--) {
            body[from + random.nextInt(body.length - from)] = (byte) random.nextInt(256);
        }
        return body;
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(3_000)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] zipped(byte[] good) {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(good);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        return zipped.toByteArray();
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
