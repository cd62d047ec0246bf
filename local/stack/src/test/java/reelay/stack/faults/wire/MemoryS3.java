package reelay.stack.faults.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.video.Sha256;

/** S3 as far as Reelay uses it: conditional writes, uploads in parts, lifecycle rules. */
public final class MemoryS3 implements Service {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final Pattern PART_NUMBER = Pattern.compile("<PartNumber>(\\d+)</PartNumber>");

    /** A stored object. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
    public record Stored(byte[] bytes, String contentType, Instant written) {}

    private record Upload(
            String key, String contentType, Instant begun, TreeMap<Integer, byte[]> parts) {}

    private final InstantSource clock;
    private final Map<String, Stored> objects = new TreeMap<>();
    private final Map<String, Upload> uploads = new HashMap<>();
    private int uploadsMade;

    public MemoryS3(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized Map<String, Stored> objects() {
        return Map.copyOf(objects);
    }

    /** Keys of uploads that were neither completed nor aborted. */
    public synchronized List<String> openUploads() {
        return uploads.values().stream().map(Upload::key).toList();
    }

    /** What the bucket's rule for unfinished uploads does, later than it promises. */
    public synchronized void abortUploadsOlderThan(Duration age) {
        uploads.values().removeIf(upload -> upload.begun().plus(age).isBefore(clock.instant()));
    }

    /** What a rule that expires objects does. */
    public synchronized void expire(String prefix, Duration age) {
        objects.entrySet()
                .removeIf(
                        entry ->
                                entry.getKey().startsWith(prefix)
                                        && entry.getValue()
                                                .written()
                                                .plus(age)
                                                .isBefore(clock.instant()));
    }

    @Override
    public String name() {
        return "S3";
    }

    @Override
    public String operation(HttpCall call) {
        Optional<String> part = call.query("partNumber");
        return switch (call.method()) {
            case "GET" -> "GetObject";
            case "PUT" -> part.map(number -> "UploadPart(" + number + ")").orElse("PutObject");
            case "POST" ->
                    call.query("uploads").isPresent()
                            ? "CreateMultipartUpload"
                            : "CompleteMultipartUpload";
            case "DELETE" ->
                    call.query("uploadId").isPresent() ? "AbortMultipartUpload" : "DeleteObject";
            default -> throw new IllegalArgumentException("no S3 here for " + call.method());
        };
    }

    @Override
    public HttpReply throttle(HttpCall call) {
        return error(503, "SlowDown");
    }

    @Override
    public synchronized HttpReply answer(HttpCall call) {
        String path = call.uri().getPath();
        String key = path.substring(path.indexOf('/', 1) + 1);
        String operation = operation(call);
        return switch (operation) {
            case "GetObject" -> get(call, key);
            case "PutObject" -> put(call, key);
            case "DeleteObject" -> {
                objects.remove(key);
                yield empty(204);
            }
            case "CreateMultipartUpload" -> begin(call, key);
            case "CompleteMultipartUpload" -> complete(call, key);
            case "AbortMultipartUpload" ->
                    uploads.remove(call.query("uploadId").orElseThrow()) == null
                            ? error(404, "NoSuchUpload")
                            : empty(204);
            default -> part(call);
        };
    }

    private HttpReply get(HttpCall call, String key) {
        Stored found = objects.get(key);
        if (found == null) {
            return error(404, "NoSuchKey");
        }
        Matcher range = RANGE.matcher(call.header("Range").orElse(""));
        if (!range.matches()) {
            return got(200, found, found.bytes());
        }
        int from = Integer.parseInt(range.group(1));
        int end = Math.min(Integer.parseInt(range.group(2)) + 1, found.bytes().length);
        return from < end
                ? got(206, found, Arrays.copyOfRange(found.bytes(), from, end))
                : error(416, "InvalidRange");
    }

    private static HttpReply got(int status, Stored object, byte[] bytes) {
        return new HttpReply(
                status,
                Map.of(
                        "Content-Type", List.of(object.contentType()),
                        "Content-Length", List.of(Integer.toString(bytes.length))),
                bytes);
    }

    private HttpReply put(HttpCall call, String key) {
        if (call.header("If-None-Match").isPresent() && objects.containsKey(key)) {
            return error(412, "PreconditionFailed");
        }
        objects.put(key, new Stored(payload(call), type(call), clock.instant()));
        return tagged(payload(call));
    }

    private HttpReply begin(HttpCall call, String key) {
        String id = "upload-" + ++uploadsMade;
        uploads.put(id, new Upload(key, type(call), clock.instant(), new TreeMap<>()));
        return xml(
                200,
                "<InitiateMultipartUploadResult><UploadId>"
                        + id
                        + "</UploadId></InitiateMultipartUploadResult>");
    }

    private HttpReply part(HttpCall call) {
        Upload upload = uploads.get(call.query("uploadId").orElseThrow());
        if (upload == null) {
            return error(404, "NoSuchUpload");
        }
        byte[] bytes = payload(call);
        upload.parts().put(Integer.valueOf(call.query("partNumber").orElseThrow()), bytes);
        return tagged(bytes);
    }

    private HttpReply complete(HttpCall call, String key) {
        String id = call.query("uploadId").orElseThrow();
        Upload upload = uploads.get(id);
        if (upload == null) {
            return error(404, "NoSuchUpload");
        }
        if (call.header("If-None-Match").isPresent() && objects.containsKey(key)) {
            return error(412, "PreconditionFailed");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        PART_NUMBER
                .matcher(new String(call.body(), StandardCharsets.UTF_8))
                .results()
                .map((MatchResult number) -> upload.parts().get(Integer.valueOf(number.group(1))))
                .forEach(whole::writeBytes);
        objects.put(key, new Stored(whole.toByteArray(), upload.contentType(), clock.instant()));
        uploads.remove(id);
        return xml(
                200,
                "<CompleteMultipartUploadResult><ETag>\"whole\"</ETag></CompleteMultipartUploadResult>");
    }

    private static String type(HttpCall call) {
        return call.header("Content-Type").orElse("application/octet-stream");
    }

    /** The bytes without the chunks that the SDK cuts them into. */
    private static byte[] payload(HttpCall call) {
        boolean chunked = call.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-");
        if (!chunked) {
            return call.body();
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] body = call.body();
        int at = 0;
        while (at < body.length) {
            int lineEnd = at;
            while (body[lineEnd] != '\r') {
                lineEnd++;
            }
            String line = new String(body, at, lineEnd - at, StandardCharsets.US_ASCII);
            int length = Integer.parseInt(line.split(";", 2)[0], 16);
            if (length == 0) {
                break;
            }
            plain.write(body, lineEnd + 2, length);
            at = lineEnd + 2 + length + 2;
        }
        return plain.toByteArray();
    }

    private static HttpReply tagged(byte[] bytes) {
        return new HttpReply(
                200,
                Map.of("ETag", List.of('"' + Sha256.hex(new byte[] {(byte) bytes.length}) + '"')),
                new byte[0]);
    }

    private static HttpReply empty(int status) {
        return new HttpReply(status, Map.of(), new byte[0]);
    }

    private static HttpReply error(int status, String code) {
        return xml(
                status, "<Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>");
    }

    private static HttpReply xml(int status, String text) {
        return HttpReply.text(
                status, "application/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text);
    }
}
