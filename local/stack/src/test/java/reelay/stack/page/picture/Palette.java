package reelay.stack.page.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The few colours that stand for all colours of some pictures, found by cutting at the median. */
final class Palette {

    /** The index of what shows what was there before. */
    static final int NOTHING = 0;

    private static final int RED = 16;
    private static final int GREEN = 8;
    private static final int BLUE = 0;

    private final List<Integer> colours = new ArrayList<>();
    private final Map<Integer, Integer> nearest = new HashMap<>();

    private record Counted(int colour, long count) {}

    /** At most so many colours, and one more for nothing. */
    static Palette of(List<BufferedImage> pictures, int size) {
        Map<Integer, Long> counts = new HashMap<>();
        for (BufferedImage picture : pictures) {
            for (int colour : pixels(picture)) {
                counts.merge(colour, 1L, Long::sum);
            }
        }
        List<List<Counted>> boxes = new ArrayList<>();
        boxes.add(
                counts.entrySet().stream()
                        .map(one -> new Counted(one.getKey(), one.getValue()))
                        .toList());
        while (boxes.size() < size) {
            List<Counted> largest =
                    boxes.stream().max(Comparator.comparingDouble(Palette::worth)).orElseThrow();
            if (largest.size() < 2) {
                break;
            }
            boxes.remove(largest);
            boxes.addAll(halves(largest));
        }
        Palette palette = new Palette();
        boxes.forEach(box -> palette.colours.add(mean(box)));
        return palette;
    }

    static int[] pixels(BufferedImage picture) {
        int[] pixels =
                picture.getRGB(
                        0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xffffff;
        }
        return pixels;
    }

    /** What the colours of a box differ by counts more than how often they are there. */
    private static double worth(List<Counted> box) {
        long count = box.stream().mapToLong(Counted::count).sum();
        return box.size() < 2 ? 0 : Math.sqrt((double) count) * width(box, widest(box));
    }

    private static int widest(List<Counted> box) {
        int widest = GREEN;
        for (int part : List.of(RED, BLUE)) {
            widest = width(box, part) > width(box, widest) ? part : widest;
        }
        return widest;
    }

    private static int width(List<Counted> box, int part) {
        var summary = box.stream().mapToInt(one -> one.colour() >> part & 0xff).summaryStatistics();
        return summary.getMax() - summary.getMin();
    }

    private static List<List<Counted>> halves(List<Counted> box) {
        int part = widest(box);
        List<Counted> sorted =
                box.stream()
                        .sorted(Comparator.comparingInt(one -> one.colour() >> part & 0xff))
                        .toList();
        long half = sorted.stream().mapToLong(Counted::count).sum() / 2;
        int cut = 0;
        for (long seen = 0; cut < sorted.size() - 1 && seen <= half; cut++) {
            seen += sorted.get(cut).count();
        }
        cut = Math.clamp(cut, 1, sorted.size() - 1);
        return List.of(sorted.subList(0, cut), sorted.subList(cut, sorted.size()));
    }

    private static int mean(List<Counted> box) {
        long count = box.stream().mapToLong(Counted::count).sum();
        int mean = 0;
        for (int part : List.of(RED, GREEN, BLUE)) {
            long sum =
                    box.stream()
                            .mapToLong(one -> (one.colour() >> part & 0xff) * one.count())
                            .sum();
            mean |= (int) (sum / count) << part;
        }
        return mean;
    }

    /** The index of the colour that is most like this one. */
    int index(int colour) {
        return nearest.computeIfAbsent(
                colour,
                _ -> {
                    int best = 0;
                    for (int i = 1; i < colours.size(); i++) {
                        if (distance(colours.get(i), colour)
                                < distance(colours.get(best), colour)) {
                            best = i;
                        }
                    }
                    return best + 1;
                });
    }

    private static int distance(int one, int other) {
        int distance = 0;
        for (int part : List.of(RED, GREEN, BLUE)) {
            int by = (one >> part & 0xff) - (other >> part & 0xff);
            distance += by * by;
        }
        return distance;
    }

    IndexColorModel model() {
        int[] all = new int[colours.size() + 1];
        for (int i = 0; i < colours.size(); i++) {
            all[i + 1] = colours.get(i);
        }
        return new IndexColorModel(8, all.length, all, 0, false, NOTHING, DataBuffer.TYPE_BYTE);
    }
}
