package reelay.simulator.seedance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The models, with what each takes. */
enum SeedanceModel {
    TWO_FIVE("dreamina-seedance-2-5-260628", 4, 30, "480p 720p 1080p"),
    TWO("dreamina-seedance-2-0-260128", 4, 15, "480p 720p 1080p 4k"),
    TWO_FAST("dreamina-seedance-2-0-fast-260128", 4, 15, "480p 720p"),
    ONE_FIVE_PRO("seedance-1-5-pro-251215", 4, 12, "480p 720p 1080p"),
    ONE_PRO("seedance-1-0-pro-250528", 2, 12, "480p 720p 1080p");

    private final String id;
    private final int shortest;
    private final int longest;
    private final String tiers;

    SeedanceModel(String id, int shortest, int longest, String tiers) {
        this.id = id;
        this.shortest = shortest;
        this.longest = longest;
        this.tiers = tiers;
    }

    static Optional<SeedanceModel> of(String id) {
        return Stream.of(values()).filter(model -> model.id.equals(id)).findFirst();
    }

    boolean makes(int seconds) {
        return seconds >= shortest && seconds <= longest;
    }

    boolean makes(String resolution) {
        return List.of(tiers.split(" ", -1)).contains(resolution);
    }

    /** Whether a video that begins with an image must have the image's shape. */
    boolean imageDecides() {
        return this == TWO_FIVE;
    }

    /** The shorter edge of a tier, in pixels. */
    static int edge(String resolution) {
        return resolution.equals("4k") ? 2160 : Integer.parseInt(resolution.replace("p", ""));
    }
}
