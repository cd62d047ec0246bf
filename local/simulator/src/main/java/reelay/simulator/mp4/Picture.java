package reelay.simulator.mp4;

import java.util.Arrays;

/**
 * One picture in YUV 4:2:0, its sides rounded up to whole macroblocks. Coordinates are luma pixels;
 * everything is drawn on even ones, so that colour and brightness never disagree.
 */
final class Picture {

    /** Side of a macroblock in luma pixels. */
    static final int MACROBLOCK = 16;

    private final int stride;
    private final int lines;
    private final byte[] luma;
    private final byte[] blue;
    private final byte[] red;

    Picture(int width, int height) {
        this.stride = Math.ceilDiv(width, MACROBLOCK) * MACROBLOCK;
        this.lines = Math.ceilDiv(height, MACROBLOCK) * MACROBLOCK;
        this.luma = new byte[stride * lines];
        this.blue = new byte[luma.length / 4];
        this.red = new byte[luma.length / 4];
    }

    int columns() {
        return stride / MACROBLOCK;
    }

    int rows() {
        return lines / MACROBLOCK;
    }

    int stride() {
        return stride;
    }

    int lines() {
        return lines;
    }

    /** Takes over every pixel of a picture of the same size. */
    void copyFrom(Picture other) {
        System.arraycopy(other.luma, 0, luma, 0, luma.length);
        System.arraycopy(other.blue, 0, blue, 0, blue.length);
        System.arraycopy(other.red, 0, red, 0, red.length);
    }

    /** Fills a rectangle; what lies outside the picture is left away. */
    void fill(int x, int y, int width, int height, Colour colour) {
        int left = Math.clamp(x, 0, stride) & ~1;
        int right = Math.clamp((long) x + width, 0, stride) & ~1;
        int top = Math.clamp(y, 0, lines) & ~1;
        int bottom = Math.clamp((long) y + height, 0, lines) & ~1;
        if (left >= right) {
            return;
        }
        for (int line = top; line < bottom; line++) {
            Arrays.fill(luma, line * stride + left, line * stride + right, colour.y());
        }
        int half = stride / 2;
        for (int line = top / 2; line < bottom / 2; line++) {
            Arrays.fill(blue, line * half + left / 2, line * half + right / 2, colour.cb());
            Arrays.fill(red, line * half + left / 2, line * half + right / 2, colour.cr());
        }
    }

    /** The three planes: brightness, blue, red. */
    byte[] plane(int index) {
        return switch (index) {
            case 0 -> luma;
            case 1 -> blue;
            case 2 -> red;
            default -> throw new IllegalArgumentException("no plane " + index);
        };
    }

    /** Pixels of a macroblock's side in that plane: 16 of brightness, 8 of colour. */
    static int side(int plane) {
        return plane == 0 ? MACROBLOCK : MACROBLOCK / 2;
    }

    /** Length of that plane's lines in bytes. */
    int stride(int plane) {
        return plane == 0 ? stride : stride / 2;
    }
}
