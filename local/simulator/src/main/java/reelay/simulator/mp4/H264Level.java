package reelay.simulator.mp4;

/** The levels of H.264 by what a decoder must be able to do (ITU-T H.264, table A-1). */
enum H264Level {
    L1_3(13, 396, 11_880),
    L3_0(30, 1_620, 40_500),
    L3_1(31, 3_600, 108_000),
    L4_0(40, 8_192, 245_760),
    L5_0(50, 22_080, 589_824),
    L5_1(51, 36_864, 983_040);

    private final int idc;
    private final int macroblocksPerFrame;
    private final int macroblocksPerSecond;

    H264Level(int idc, int macroblocksPerFrame, int macroblocksPerSecond) {
        this.idc = idc;
        this.macroblocksPerFrame = macroblocksPerFrame;
        this.macroblocksPerSecond = macroblocksPerSecond;
    }

    /** The smallest level that holds pictures of this size. */
    static H264Level of(int width, int height, int framesPerSecond) {
        int columns = Math.ceilDiv(width, Picture.MACROBLOCK);
        int rows = Math.ceilDiv(height, Picture.MACROBLOCK);
        for (H264Level level : values()) {
            // No side may be longer than the square root of eight times the area.
            long longestSquared = 8L * level.macroblocksPerFrame;
            if (columns * rows <= level.macroblocksPerFrame
                    && (long) columns * rows * framesPerSecond <= level.macroblocksPerSecond
                    && (long) columns * columns <= longestSquared
                    && (long) rows * rows <= longestSquared) {
                return level;
            }
        }
        throw new IllegalArgumentException(width + "x" + height + " is beyond level 5.1");
    }

    /** The number in the stream: the level times ten. */
    int idc() {
        return idc;
    }
}
