package reelay.simulator.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.mp4.Clip;
import reelay.simulator.mp4.ClipPlan;
import reelay.simulator.mp4.Thumbnail;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.ByteRange;
import reelay.simulator.wire.Call;

/** The bytes of a finished job, drawn when they are asked for; the same job has the same bytes. */
public final class DrawnVideo {

    private final SimulatedJob job;

    public DrawnVideo(SimulatedJob job) {
        this.job = job;
    }

    /** The whole file. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            clip().writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private UUID digest() {
        return UUID.nameUUIDFromBytes(job.id().getBytes(StandardCharsets.UTF_8));
    }

    private Clip clip() {
        return Clip.draw(plan());
    }

    private ClipPlan plan() {
        String[] sides = job.size().split("x", 2);
        return new ClipPlan(
                job.prompt(),
                Integer.parseInt(sides[0]),
                Integer.parseInt(sides[1]),
                Integer.parseInt(job.seconds()),
                digest().getLeastSignificantBits(),
                job.padding());
    }

    /** Its first picture, small. */
    public Answer.Whole thumbnail() {
        byte[] png = Thumbnail.png(plan());
        return new Answer.Whole(
                200, Map.of("Content-Type", Thumbnail.TYPE), png.length, out -> out.write(png));
    }

    /** The whole file, or the part a Range header asks for. */
    public Answer.Whole answer(Call call) {
        Clip clip = clip();
        String tag = "\"" + digest() + "\"";
        boolean sameVersion = call.header().get("If-Range").map(tag::equals).orElse(true);
        Optional<ByteRange> range =
                call.header()
                        .get("Range")
                        .filter(header -> sameVersion)
                        .flatMap(header -> ByteRange.parse(header, clip.length()));
        Map<String, String> headers =
                Map.of("Content-Type", "video/mp4", "Accept-Ranges", "bytes", "ETag", tag);
        return range.map(
                        part ->
                                new Answer.Whole(
                                                206,
                                                headers,
                                                part.count(),
                                                out -> clip.writeTo(out, part.from(), part.count()))
                                        .with("Content-Range", part.contentRange(clip.length())))
                .orElseGet(() -> new Answer.Whole(200, headers, clip.length(), clip::writeTo));
    }
}
