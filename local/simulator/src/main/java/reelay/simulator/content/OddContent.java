package reelay.simulator.content;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import reelay.simulator.dialect.Dialect;
import reelay.simulator.fault.CutOffStream;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.fault.Pages;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;

/**
 * What the faults of the content route give in place of the file.
 *
 * @param files where links point
 */
public record OddContent(Dialect dialect, ContentOrigin files) {

    private static final String MP4 = "video/mp4";

    /** The first box of an MP4, and nothing behind it. */
    private static final int FIRST_BOX = 32;

    /** A picture of one pixel. */
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5C"
                    + "YII=";

    /** Whether a job's own fault meets this request for its content. */
    public static boolean strikes(Fault own, int opensBefore) {
        return switch (own.kind()) {
            case CUT_OFF, CUT_WHOLE, ODD_REDIRECT -> opensBefore == 0;
            case NOT_READY_CONTENT, CONTENT_401, CONTENT_CHALLENGE -> opensBefore < own.number();
            // Changes what another leaves.
            case CONTENT_TYPE -> false;
            default -> own.kind().phase() == FaultKind.Phase.CONTENT;
        };
    }

    public Answer of(Fault fault, SimulatedJob job, Call call) {
        return switch (fault.kind()) {
            case NOT_READY_CONTENT -> throw dialect.says().contentNotReady("completed");
            case EXPIRED_LINK -> throw dialect.says().contentExpired();
            case CONTENT_401 -> throw ErrorAnswer.wrongKey();
            case CONTENT_CHALLENGE -> Answer.html(403, Pages.CHALLENGE);
            case CONTENT_JSON ->
                    Answer.json(JsonNodeFactory.instance.objectNode().put("url", files.link(job)));
            case WRONG_CONTENT -> bytes("This is not the video you are looking for.\n");
            case NOT_A_VIDEO -> notAVideo(fault.value());
            case REDIRECT_CONTENT -> Answer.redirect(302, files.link(job));
            case ODD_REDIRECT -> redirect(fault.value(), call);
            case CUT_OFF -> cutOff(new DrawnVideo(job).answer(call), fault);
            case CUT_WHOLE -> cutWhole(fault.value(), job);
            case CONTAINER -> Answer.bytes(200, MP4, fixture(fault.value()));
            default -> throw new IllegalArgumentException(fault.kind() + " changes no content");
        };
    }

    private static Answer redirect(String which, Call call) {
        return switch (which) {
            case "login" -> Answer.redirect(302, "/login?from=content");
            case "loop" -> Answer.redirect(302, call.pathText());
            default -> new Answer.Whole(302, Map.of(), 0, out -> {});
        };
    }

    private static Answer cutOff(Answer.Whole answer, Fault fault) {
        long passed = Math.min(fault.number(), answer.length() - 1);
        return new Answer.Whole(
                answer.status(),
                answer.headers(),
                answer.length(),
                out -> answer.body().writeTo(new CutOffStream(out, passed)));
    }

    private Answer cutWhole(String framing, SimulatedJob job) {
        byte[] file = new DrawnVideo(job).bytes();
        byte[] half = Arrays.copyOf(file, file.length / 2);
        return switch (framing) {
            case "chunked" ->
                    new Answer.Chunked(200, Map.of("Content-Type", MP4), out -> out.write(half));
            case "close" -> Answer.redirect(302, files.unframed().link(job));
            case "length" -> Answer.bytes(200, MP4, half);
            case "ftyp" -> Answer.bytes(200, MP4, Arrays.copyOf(file, FIRST_BOX));
            default -> {
                byte[] text = Arrays.copyOf(file, FIRST_BOX + 64);
                Arrays.fill(text, FIRST_BOX, text.length, (byte) 'x');
                yield Answer.bytes(200, MP4, text);
            }
        };
    }

    private static Answer notAVideo(String what) {
        return switch (what) {
            case "page" -> bytes(Pages.SIGN_IN);
            case "json" -> bytes("{\"message\":\"upstream failed\"}");
            case "png" -> Answer.bytes(200, MP4, Base64.getDecoder().decode(PNG));
            default -> bytes("");
        };
    }

    private static Answer bytes(String text) {
        return Answer.bytes(200, MP4, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A second of film, made with ffmpeg; {@code mov} has no ftyp, as old QuickTime files. */
    static byte[] fixture(String name) {
        String file =
                switch (name) {
                    case "webm" -> "webm.webm";
                    case "mov" -> "mov.mov";
                    default -> name + ".mp4";
                };
        try (InputStream in =
                Objects.requireNonNull(OddContent.class.getResourceAsStream(file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
