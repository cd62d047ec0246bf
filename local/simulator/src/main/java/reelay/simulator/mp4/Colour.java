package reelay.simulator.mp4;

/**
 * A colour as the video stores it: BT.709, studio range.
 *
 * @param y brightness, 16 to 235
 * @param cb blue against yellow, 16 to 240
 * @param cr red against green, 16 to 240
 */
record Colour(byte y, byte cb, byte cr) {

    /** Red, green and blue from 0 to 1. */
    static Colour ofRgb(double red, double green, double blue) {
        double luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        return new Colour(
                (byte) Math.round(16 + 219 * luma),
                (byte) Math.round(128 + 224 * (blue - luma) / 1.8556),
                (byte) Math.round(128 + 224 * (red - luma) / 1.5748));
    }

    /** A colour of the colour wheel: hue 0 to 1 is once around, saturation and value 0 to 1. */
    static Colour ofHue(double hue, double saturation, double value) {
        return ofRgb(
                channel(hue, saturation, value, 5),
                channel(hue, saturation, value, 3),
                channel(hue, saturation, value, 1));
    }

    private static double channel(double hue, double saturation, double value, int offset) {
        double k = (offset + hue * 6) % 6;
        return value - value * saturation * Math.max(0, Math.min(Math.min(k, 4 - k), 1));
    }
}
