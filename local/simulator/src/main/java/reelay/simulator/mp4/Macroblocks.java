package reelay.simulator.mp4;

import java.util.Arrays;

/**
 * Writes a picture's macroblocks without loss. One that did not change is skipped; one that only
 * repeats the line above it or the column left of it is said so in a few bits (Intra_16x16 without
 * residual); every other one stands there pixel by pixel (I_PCM, 384 bytes).
 */
final class Macroblocks {

    // Numbers of mb_type (table 7-11); in a P slice five more.
    private static final int VERTICAL_TYPE = 1;
    private static final int HORIZONTAL_TYPE = 2;
    private static final int PCM_TYPE = 25;
    private static final int TYPES_OF_P_SLICES = 5;

    // Numbers of intra_chroma_pred_mode (table 7-16).
    private static final int CHROMA_HORIZONTAL = 1;
    private static final int CHROMA_VERTICAL = 2;

    private final int columns;
    private final boolean[] pcm;

    Macroblocks(int columns, int rows) {
        this.columns = columns;
        this.pcm = new boolean[columns * rows];
    }

    /** All of a picture that refers to nothing before it. */
    void writeKeyPicture(Picture picture, BitWriter out) {
        for (int index = 0; index < pcm.length; index++) {
            write(picture, index, 0, out);
        }
    }

    /** What changed since the picture before. */
    void writeChanges(Picture picture, Picture before, BitWriter out) {
        int skipped = 0;
        for (int index = 0; index < pcm.length; index++) {
            if (same(picture, before, index)) {
                pcm[index] = false;
                skipped++;
            } else {
                out.unsigned(skipped);
                skipped = 0;
                write(picture, index, TYPES_OF_P_SLICES, out);
            }
        }
        if (skipped > 0) {
            out.unsigned(skipped);
        }
    }

    private void write(Picture picture, int index, int typeOffset, BitWriter out) {
        int row = index / columns;
        int column = index % columns;
        pcm[index] = false;
        if (column > 0 && repeatsLeft(picture, row, column)) {
            writePrediction(HORIZONTAL_TYPE + typeOffset, CHROMA_HORIZONTAL, row, column, out);
        } else if (row > 0 && repeatsAbove(picture, row, column)) {
            writePrediction(VERTICAL_TYPE + typeOffset, CHROMA_VERTICAL, row, column, out);
        } else {
            pcm[index] = true;
            writePixels(picture, row, column, typeOffset, out);
        }
    }

    private void writePrediction(int type, int chromaMode, int row, int column, BitWriter out) {
        out.unsigned(type);
        out.unsigned(chromaMode);
        out.signedZero(); // mb_qp_delta
        // "No coefficients", whose code depends on how many the neighbours have: I_PCM counts 16.
        boolean pcmAbove = row > 0 && pcm[(row - 1) * columns + column];
        boolean pcmLeft = column > 0 && pcm[row * columns + column - 1];
        if (pcmAbove || pcmLeft) {
            out.bits(0b0000_11, 6); // nC is 8 or more
        } else {
            out.bits(1, 1); // nC is 0
        }
    }

    private static void writePixels(
            Picture picture, int row, int column, int typeOffset, BitWriter out) {
        out.unsigned(PCM_TYPE + typeOffset);
        out.align();
        for (int plane = 0; plane < 3; plane++) {
            int side = Picture.side(plane);
            int stride = picture.stride(plane);
            for (int line = 0; line < side; line++) {
                int offset = (row * side + line) * stride + column * side;
                out.bytes(picture.plane(plane), offset, side);
            }
        }
    }

    private boolean same(Picture picture, Picture before, int index) {
        for (int plane = 0; plane < 3; plane++) {
            int side = Picture.side(plane);
            int stride = picture.stride(plane);
            int offset = index / columns * side * stride + index % columns * side;
            for (int line = 0; line < side; line++, offset += stride) {
                if (!linesEqual(picture.plane(plane), offset, before.plane(plane), offset, side)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean repeatsAbove(Picture picture, int row, int column) {
        for (int plane = 0; plane < 3; plane++) {
            byte[] pixels = picture.plane(plane);
            int side = Picture.side(plane);
            int stride = picture.stride(plane);
            int above = (row * side - 1) * stride + column * side;
            for (int line = 1; line <= side; line++) {
                if (!linesEqual(pixels, above, pixels, above + line * stride, side)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean repeatsLeft(Picture picture, int row, int column) {
        for (int plane = 0; plane < 3; plane++) {
            byte[] pixels = picture.plane(plane);
            int side = Picture.side(plane);
            int stride = picture.stride(plane);
            for (int line = 0; line < side; line++) {
                int start = (row * side + line) * stride + column * side;
                for (int i = 0; i < side; i++) {
                    if (pixels[start + i] != pixels[start - 1]) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean linesEqual(byte[] a, int aFrom, byte[] b, int bFrom, int count) {
        return Arrays.equals(a, aFrom, aFrom + count, b, bFrom, bFrom + count);
    }
}
