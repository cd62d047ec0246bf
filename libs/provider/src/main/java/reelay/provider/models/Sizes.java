package reelay.provider.models;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import reelay.video.VideoSize;

/** The sizes a model makes. */
public sealed interface Sizes {

    /** Whether a size may be asked of it. */
    boolean take(VideoSize size);

    /** Sizes that may be asked of it; the first is what it makes when nobody asks for any. */
    List<VideoSize> examples();

    /** All that it makes, in words. */
    String words();

    /** The size in the provider's words; empty when it is none of its own, or goes as it is. */
    Optional<Shape> of(VideoSize size);

    /**
     * Sizes in pixels, which go to the provider as they are.
     *
     * @param all each of them
     */
    record Pixels(List<VideoSize> all) implements Sizes {
        public Pixels {
            all = List.copyOf(all);
        }

        @Override
        public List<VideoSize> examples() {
            return all;
        }

        @Override
        public boolean take(VideoSize size) {
            return all.contains(size);
        }

        @Override
        public String words() {
            return all.stream().map(VideoSize::toString).collect(Collectors.joining(", "));
        }

        @Override
        public Optional<Shape> of(VideoSize size) {
            return Optional.empty();
        }
    }

    /**
     * Every tier in every ratio. The shorter edge of a size says which tier it is of.
     *
     * @param tiers the coarsest first
     * @param ratios the usual one first
     */
    record Tiers(List<Tier> tiers, List<Ratio> ratios) implements Sizes {
        public Tiers {
            tiers = tiers.stream().sorted(Comparator.comparingInt(Tier::edge)).toList();
            ratios = List.copyOf(ratios);
        }

        @Override
        public boolean take(VideoSize size) {
            return of(size).isPresent();
        }

        @Override
        public List<VideoSize> examples() {
            return tiers.stream()
                    .flatMap(tier -> ratios.stream().map(it -> it.withShorterEdge(tier.edge())))
                    .toList();
        }

        @Override
        public String words() {
            return tiers.stream().map(Tier::word).collect(Collectors.joining(", "))
                    + " in "
                    + ratios.stream().map(Ratio::toString).collect(Collectors.joining(", "))
                    + ", such as "
                    + examples().getFirst();
        }

        @Override
        public Optional<Shape> of(VideoSize size) {
            return ratio(size)
                    .flatMap(
                            ratio ->
                                    tier(size)
                                            .map(tier -> new Shape(tier.word(), ratio.toString())));
        }

        private Optional<Tier> tier(VideoSize size) {
            int edge = Math.min(size.width(), size.height());
            return tiers.stream().filter(tier -> tier.takes(edge)).findFirst();
        }

        private Optional<Ratio> ratio(VideoSize size) {
            return ratios.stream()
                    .filter(ratio -> ratio.fits(size))
                    .min(Comparator.comparingDouble(ratio -> ratio.distance(size)));
        }

        /** The tiers in the provider's words. */
        public List<String> resolutions() {
            return tiers.stream().map(Tier::word).toList();
        }

        /** The ratios as they are written. */
        public List<String> ratioWords() {
            return ratios.stream().map(Ratio::toString).toList();
        }

        /** Whether it has a tier of that word. */
        boolean has(String resolution) {
            return tiers.stream().anyMatch(tier -> tier.word().equals(resolution));
        }

        /** The size that a tier has in a ratio; empty unless the model has both. */
        public Optional<VideoSize> size(String resolution, String ratio) {
            return tiers.stream()
                    .filter(tier -> tier.word().equalsIgnoreCase(resolution))
                    .findFirst()
                    .flatMap(
                            tier ->
                                    ratios.stream()
                                            .filter(it -> it.toString().equals(ratio))
                                            .findFirst()
                                            .map(it -> it.withShorterEdge(tier.edge())));
        }
    }
}
