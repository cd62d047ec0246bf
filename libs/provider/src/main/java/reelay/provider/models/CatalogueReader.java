package reelay.provider.models;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import reelay.video.Json;
import reelay.video.Operation;
import reelay.video.VideoSize;

/** Reads a file of the catalogue and refuses what nobody could use, by file, model and field. */
final class CatalogueReader {

    /** Longest video, in seconds; an hour is far more than any provider makes. */
    private static final int LONGEST = 3_600;

    private static final int MOST = 1_000_000;

    private CatalogueReader() {}

    /** Reads one file. */
    static ProviderFacts read(String file, byte[] bytes) {
        Entry top;
        try {
            top = new Entry(file, Json.strictTree(bytes));
        } catch (IOException e) {
            throw new BadCatalogueException(file, "is not JSON: " + e.getMessage());
        }
        top.onlyHas("kind", "name", "address", "unlisted_models", "source", "as_of", "models");
        String kind = top.text("kind");
        if (!file.equals(kind + ".json")) {
            throw top.odd("kind", "the name of the file");
        }
        List<ModelFacts> models =
                top.entries("models").stream().map(entry -> model(file, entry)).toList();
        Set<String> names = new HashSet<>();
        for (ModelFacts model : models) {
            if (!Stream.of(model.name(), model.ownName()).distinct().allMatch(names::add)) {
                throw new BadCatalogueException(file, model.name() + " stands there twice");
            }
        }
        return new ProviderFacts(
                kind,
                top.text("name"),
                address(top),
                top.flag("unlisted_models"),
                new Origin(top.text("source"), top.day("as_of"), Set.of()),
                models);
    }

    private static URI address(Entry top) {
        String address = top.text("address");
        if (!address.matches("https://[a-z0-9.-]+(/[a-z0-9./-]*[a-z0-9])?")) {
            throw top.odd("address", "an https address without a slash at its end");
        }
        return URI.create(address);
    }

    private static ModelFacts model(String file, Entry unnamed) {
        Entry entry = unnamed.at(file + ": " + unnamed.text("name"));
        entry.onlyHas(
                "name",
                "own_name",
                "source",
                "as_of",
                "unproved",
                "seconds",
                "sizes",
                "resolutions",
                "ratios",
                "operations",
                "images",
                "image_decides_shape",
                "sound",
                "seed",
                "negative_prompt",
                "limits",
                "prices",
                "shutdown");
        Sizes sizes = sizes(entry);
        return new ModelFacts(
                name(entry, "name"),
                name(entry, "own_name"),
                origin(entry),
                seconds(entry),
                sizes,
                operations(entry),
                images(entry),
                entry.flagOr("image_decides_shape", false),
                sound(entry),
                entry.flagOr("seed", false),
                entry.flagOr("negative_prompt", false),
                limits(entry),
                prices(entry, sizes),
                entry.has("shutdown") ? Optional.of(entry.day("shutdown")) : Optional.empty());
    }

    /** A name goes into settings, in which commas, bars and equals signs part one from the next. */
    private static String name(Entry entry, String field) {
        String name = entry.text(field);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,99}")) {
            throw entry.odd(field, "letters, digits, dots, dashes and slashes");
        }
        return name;
    }

    private static Origin origin(Entry entry) {
        Set<String> unproved = new HashSet<>();
        for (String field : entry.has("unproved") ? entry.texts("unproved") : List.<String>of()) {
            if (!entry.has(field) || !unproved.add(field)) {
                throw entry.odd("unproved", "names of fields that the model has, once each");
            }
        }
        return new Origin(entry.text("source"), entry.day("as_of"), unproved);
    }

    private static Lengths seconds(Entry entry) {
        if (!entry.isList("seconds")) {
            Entry range = entry.entry("seconds");
            range.onlyHas("from", "to");
            int from = range.number("from", 1, LONGEST);
            return Lengths.range(from, range.number("to", from, LONGEST));
        }
        List<Integer> listed = entry.numbers("seconds", 1, LONGEST);
        if (listed.isEmpty() || !listed.equals(listed.stream().sorted().distinct().toList())) {
            throw entry.odd("seconds", "lengths, each once, the shortest first");
        }
        return new Lengths(listed);
    }

    private static Sizes sizes(Entry entry) {
        if (entry.has("sizes") == (entry.has("resolutions") && entry.has("ratios"))) {
            throw entry.odd("sizes", "there, or resolutions and ratios instead");
        }
        if (entry.has("sizes")) {
            return new Sizes.Pixels(
                    entry.each("sizes", VideoSize::parse, "sizes such as 1280x720"));
        }
        return new Sizes.Tiers(
                entry.each("resolutions", Tier::parse, "tiers such as 720p, 768P, 2K and 4k"),
                entry.each("ratios", Ratio::parse, "ratios such as 16:9"));
    }

    private static Set<Operation.Kind> operations(Entry entry) {
        return EnumSet.copyOf(
                entry.each(
                        "operations",
                        Operation.Kind::ofWord,
                        "some of create, remix, edit and extension"));
    }

    private static Set<ImageRole> images(Entry entry) {
        Set<ImageRole> roles = EnumSet.noneOf(ImageRole.class);
        for (String word : entry.texts("images")) {
            roles.add(entry.word("images", word, ImageRole.class));
        }
        return roles;
    }

    private static Sound sound(Entry entry) {
        return entry.word("sound", entry.text("sound"), Sound.class);
    }

    private static ModelLimits limits(Entry entry) {
        if (!entry.has("limits")) {
            return ModelLimits.UNKNOWN;
        }
        Entry limits = entry.entry("limits");
        limits.onlyHas("concurrent_jobs", "requests_per_minute");
        return new ModelLimits(
                limit(limits, "concurrent_jobs"), limit(limits, "requests_per_minute"));
    }

    private static OptionalInt limit(Entry limits, String field) {
        return limits.has(field)
                ? OptionalInt.of(limits.number(field, 1, MOST))
                : OptionalInt.empty();
    }

    private static List<Price> prices(Entry entry, Sizes sizes) {
        List<Price> prices = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (Entry price : entry.entries("prices")) {
            price.onlyHas("resolution", "size", "sound", "usd_per_second");
            Price read =
                    new Price(
                            price.optionalText("resolution"),
                            price.optionalText("size").map(VideoSize::of),
                            price.has("sound")
                                    ? Optional.of(price.flag("sound"))
                                    : Optional.empty(),
                            price.amount("usd_per_second"));
            boolean known =
                    switch (sizes) {
                        case Sizes.Tiers tiers ->
                                read.size().isEmpty()
                                        && read.resolution().stream().allMatch(tiers::has);
                        case Sizes.Pixels pixels ->
                                read.resolution().isEmpty()
                                        && read.size().stream().allMatch(pixels::take);
                    };
            if (!known || !said.add(read.resolution() + " " + read.size() + read.sound())) {
                throw entry.odd("prices", "of sizes that the model has, each once");
            }
            prices.add(read);
        }
        return prices;
    }
}
