package reelay.stack.page.picture;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.jspecify.annotations.Nullable;

/** A moving picture that begins again and again; each part holds only what changed. */
public final class MovingGif {

    private static final int COLOURS = 200;

    private final List<Frame> frames = new ArrayList<>();

    private record Frame(BufferedImage picture, Duration shown) {}

    /** The next picture; one like the last is the last for longer. */
    public void add(BufferedImage picture, Duration shown) {
        if (!frames.isEmpty() && same(frames.getLast().picture(), picture)) {
            Frame last = frames.removeLast();
            frames.add(new Frame(last.picture(), last.shown().plus(shown)));
        } else {
            frames.add(new Frame(picture, shown));
        }
    }

    private static boolean same(BufferedImage one, BufferedImage other) {
        return Arrays.equals(Palette.pixels(one), Palette.pixels(other));
    }

    public int size() {
        return frames.size();
    }

    /** All of it as a file. */
    public byte[] written() throws IOException {
        Palette palette = Palette.of(frames.stream().map(Frame::picture).toList(), COLOURS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            int[] before = null;
            for (Frame frame : frames) {
                BufferedImage picture = frame.picture();
                int[] now = Arrays.stream(Palette.pixels(picture)).map(palette::index).toArray();
                Rectangle part = changed(before, now, picture.getWidth());
                BufferedImage drawn =
                        new BufferedImage(
                                part.width,
                                part.height,
                                BufferedImage.TYPE_BYTE_INDEXED,
                                palette.model());
                for (int y = 0; y < part.height; y++) {
                    for (int x = 0; x < part.width; x++) {
                        int at = (part.y + y) * picture.getWidth() + part.x + x;
                        boolean stays = before != null && before[at] == now[at];
                        drawn.getRaster().setSample(x, y, 0, stays ? Palette.NOTHING : now[at]);
                    }
                }
                writer.writeToSequence(
                        new IIOImage(drawn, null, metadata(writer, drawn, part, frame.shown())),
                        null);
                before = now;
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static Rectangle changed(int @Nullable [] before, int[] now, int width) {
        if (before == null) {
            return new Rectangle(width, now.length / width);
        }
        Rectangle changed = new Rectangle(-1, -1);
        for (int i = 0; i < now.length; i++) {
            if (before[i] != now[i]) {
                changed.add(new Rectangle(i % width, i / width, 1, 1));
            }
        }
        return changed.isEmpty() ? new Rectangle(1, 1) : changed;
    }

    private static IIOMetadata metadata(
            ImageWriter writer, BufferedImage drawn, Rectangle part, Duration shown)
            throws IIOInvalidTreeException {
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(
                        ImageTypeSpecifier.createFromRenderedImage(drawn), null);
        String format = metadata.getNativeMetadataFormatName();
        var root = (IIOMetadataNode) metadata.getAsTree(format);

        IIOMetadataNode place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", Integer.toString(part.x));
        place.setAttribute("interlaceFlag", "FALSE");
        place.setAttribute("imageTopPosition", Integer.toString(part.y));

        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "TRUE");
        control.setAttribute("transparentColorIndex", Integer.toString(Palette.NOTHING));
        control.setAttribute("delayTime", Long.toString(shown.toMillis() / 10));

        IIOMetadataNode again = new IIOMetadataNode("ApplicationExtension");
        again.setAttribute("applicationID", "NETSCAPE");
        again.setAttribute("authenticationCode", "2.0");
        again.setUserObject(new byte[] {1, 0, 0});
        child(root, "ApplicationExtensions").appendChild(again);

        metadata.setFromTree(format, root);
        return metadata;
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        IIOMetadataNode child = new IIOMetadataNode(name);
        root.appendChild(child);
        return child;
    }
}
