package reelay.simulator.mp4;

import java.util.SplittableRandom;

/**
 * What one sees: the prompt over a gradient, a dot that bounces, a bar and a clock that show how
 * far the video has played. The gradient runs from top to bottom because that costs nearly no
 * bytes.
 */
final class Scene {

    private final ClipPlan plan;
    private final Picture still;
    private final Letters letters;
    private final Colour ink;
    private final Colour accent;
    private final Colour shade;
    private final int dotSide;
    private final double dotPhase;

    Scene(ClipPlan plan, Letters letters) {
        this.plan = plan;
        this.letters = letters;
        SplittableRandom chance = new SplittableRandom(plan.seed());
        double hue = chance.nextDouble();
        double second = hue + 0.08 + 0.25 * chance.nextDouble();
        this.dotPhase = chance.nextDouble();
        this.ink = Colour.ofRgb(1, 1, 1);
        this.shade = Colour.ofHue(hue % 1, 0.6, 0.12);
        this.accent = Colour.ofHue((hue + 0.5) % 1, 0.75, 1);
        this.dotSide = Math.max(8, Math.min(plan.width(), plan.height()) / 24 / 2 * 2);
        this.still = new Picture(plan.width(), plan.height());
        drawGradient(hue, second);
        drawWords();
        still.fill(0, plan.height() - barHeight(), plan.width(), still.lines(), shade);
    }

    /** Draws the frame into the picture, whatever was there before. */
    void draw(int frame, Picture picture) {
        int frames = plan.seconds() * Clip.FRAMES_PER_SECOND;
        picture.copyFrom(still);
        drawDot(frame, picture);
        int done = (int) ((long) plan.width() * (frame + 1) / frames);
        picture.fill(0, plan.height() - barHeight(), done & ~1, barHeight(), accent);
        int second = frame / Clip.FRAMES_PER_SECOND;
        String clock = second + " / " + plan.seconds() + " s";
        int small = smallDot();
        letters.draw(picture, clock, 4 * small, clockTop(), small, ink);
    }

    private void drawGradient(double hue, double second) {
        for (int y = 0; y < still.lines(); y += 2) {
            double down = (double) y / still.lines();
            double here = hue + (second - hue) * down;
            still.fill(0, y, still.stride(), 2, Colour.ofHue(here % 1, 0.65, 0.62 - 0.32 * down));
        }
    }

    private void drawWords() {
        int width = plan.width() * 9 / 10;
        int height = plan.height() * 6 / 10;
        Words words = Words.fit(Letters.drawable(plan.text()), width, height);
        int dot = words.dot();
        int top = (plan.height() - words.lines().size() * Letters.LINE * dot) / 2;
        for (int i = 0; i < words.lines().size(); i++) {
            String line = words.lines().get(i);
            int left = (plan.width() - (line.length() * Letters.ADVANCE - 1) * dot) / 2;
            int y = top + i * Letters.LINE * dot;
            letters.draw(still, line, left + dot, y + dot, dot, shade);
            letters.draw(still, line, left, y, dot, ink);
        }
    }

    /** The dot runs to and fro between the words and the clock. */
    private void drawDot(int frame, Picture picture) {
        int room = plan.width() - 2 * dotSide;
        double way = dotPhase + frame / (3.0 * Clip.FRAMES_PER_SECOND);
        double fold = Math.abs(way % 2 - 1);
        int x = (int) (dotSide / 2.0 + fold * room) & ~1;
        double hop = Math.abs(Math.sin(way * Math.PI * 4));
        int y = (int) (plan.height() * 0.86 - dotSide - hop * plan.height() * 0.04) & ~1;
        double radius = dotSide / 2.0;
        for (int line = 0; line < dotSide; line += 2) {
            double off = line + 1 - radius;
            int half = (int) Math.sqrt(radius * radius - off * off) & ~1;
            int centre = x + dotSide / 2 & ~1;
            picture.fill(centre - half, y + line, 2 * half, 2, accent);
        }
    }

    private int barHeight() {
        return Math.max(4, plan.height() / 45 / 2 * 2);
    }

    private int smallDot() {
        return Math.max(2, Math.min(plan.width(), plan.height()) / 180 / 2 * 2);
    }

    private int clockTop() {
        return plan.height() - barHeight() - Letters.LINE * smallDot() & ~1;
    }
}
