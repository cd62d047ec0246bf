package reelay.stack.faults;

import java.time.Duration;
import java.util.stream.IntStream;
import reelay.catalog.bucket.ObjectUpload;
import reelay.stack.faults.plan.Chance;
import reelay.stack.faults.plan.Wish;
import reelay.stack.faults.plan.Wording;

/**
 * What happens apart from the faults.
 *
 * @param videos how many are asked for
 * @param samePrompt whether they all ask for the same
 * @param image whether they begin with a reference image
 * @param bytes length of a finished video
 * @param idempotencyKey whether the app sends one and never gives up, or leaves repeats to its SDK
 * @param listing how the provider lists its jobs
 * @param listDelay how long a job is missing from the list
 * @param clockSkew how far the provider's clock is ahead of ours
 * @param generation how long a job takes
 * @param linkLifetime how long a link to the bytes works
 * @param jobFails whether jobs fail instead of finishing
 * @param stopAfter when an operator stops the executions by hand; zero for never
 * @param owners how many owners the apps belong to, in turn
 * @param apart how long after one another the videos are asked for
 * @param wording how the provider's list shows what it was asked for
 */
record Story(
        int videos,
        boolean samePrompt,
        boolean image,
        int bytes,
        boolean idempotencyKey,
        Listing listing,
        Duration listDelay,
        Duration clockSkew,
        Duration generation,
        Duration linkLifetime,
        boolean jobFails,
        Duration stopAfter,
        int owners,
        Duration apart,
        Wording wording) {

    private static final Duration A_MOMENT = Duration.ofMillis(40);

    /** How a provider lists its jobs (protocol section 5). */
    enum Listing {
        /** Everything at once. */
        RELIABLE,
        /** There is no such route. */
        MISSING,
        /** It leaves the prompts out. */
        WITHOUT_PROMPTS
    }

    private static final int SMALL = 20_000;

    /** Over the length of a part, so that it is uploaded in two. */
    private static final int LARGE = ObjectUpload.PART + 100_000;

    /** Who asks for what in it. */
    World.Cast cast() {
        return new World.Cast(
                IntStream.rangeClosed(1, videos).mapToObj(this::wish).toList(), stopAfter);
    }

    private Wish wish(int number) {
        return new Wish(
                owners == 2 && number % 2 == 0 ? "bob" : "alice",
                "a paper boat " + (samePrompt ? 0 : number),
                image,
                idempotencyKey,
                apart.multipliedBy(number - 1L));
    }

    /** One video, nothing special. */
    static Story plain() {
        return new Story(
                1,
                false,
                false,
                SMALL,
                false,
                Listing.RELIABLE,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(40),
                Duration.ofMinutes(10),
                false,
                Duration.ZERO,
                1,
                A_MOMENT,
                Wording.AS_SENT);
    }

    Story withImage() {
        return new Story(
                videos,
                samePrompt,
                true,
                bytes,
                true,
                listing,
                listDelay,
                clockSkew,
                generation,
                linkLifetime,
                jobFails,
                stopAfter,
                owners,
                apart,
                wording);
    }

    Story large() {
        return new Story(
                videos,
                samePrompt,
                image,
                LARGE,
                idempotencyKey,
                listing,
                listDelay,
                clockSkew,
                generation,
                linkLifetime,
                jobFails,
                stopAfter,
                owners,
                apart,
                wording);
    }

    Story failing() {
        return new Story(
                videos,
                samePrompt,
                image,
                bytes,
                idempotencyKey,
                listing,
                listDelay,
                clockSkew,
                generation,
                linkLifetime,
                true,
                stopAfter,
                owners,
                apart,
                wording);
    }

    Story at(Listing other) {
        return new Story(
                videos,
                samePrompt,
                image,
                bytes,
                idempotencyKey,
                other,
                listDelay,
                clockSkew,
                generation,
                linkLifetime,
                jobFails,
                stopAfter,
                owners,
                apart,
                wording);
    }

    /** A story by chance. */
    static Story random(long seed) {
        return new Story(
                1 + Chance.of(seed, "videos", 2),
                Chance.of(seed, "same", 2) == 0,
                Chance.of(seed, "image", 4) == 0,
                Chance.of(seed, "large", 30) == 0 ? LARGE : SMALL + Chance.of(seed, "bytes", 9000),
                Chance.of(seed, "key", 2) == 0,
                switch (Chance.of(seed, "listing", 6)) {
                    case 0 -> Listing.MISSING;
                    case 1 -> Listing.WITHOUT_PROMPTS;
                    default -> Listing.RELIABLE;
                },
                Chance.of(seed, "late", 4) == 0
                        ? Duration.ofSeconds(Chance.of(seed, "delay", 240))
                        : Duration.ZERO,
                Chance.of(seed, "skewed", 4) == 0
                        ? Duration.ofSeconds(Chance.of(seed, "skew", 720) - 360)
                        : Duration.ZERO,
                Duration.ofSeconds(5 + Chance.of(seed, "generation", 400)),
                Duration.ofSeconds(20 + Chance.of(seed, "link", 600)),
                Chance.of(seed, "fails", 8) == 0,
                Chance.of(seed, "stopped", 10) == 0
                        ? Duration.ofSeconds(Chance.of(seed, "stop", 300))
                        : Duration.ZERO,
                1 + Chance.of(seed, "owners", 2),
                A_MOMENT,
                Chance.of(seed, "worded", 3) == 0 ? Wording.random(seed) : Wording.AS_SENT);
    }

    /** One video, shown in other words. */
    static Story worded(Wording wording) {
        Story plain = plain();
        return new Story(
                plain.videos,
                plain.samePrompt,
                plain.image,
                plain.bytes,
                plain.idempotencyKey,
                plain.listing,
                plain.listDelay,
                plain.clockSkew,
                plain.generation,
                plain.linkLifetime,
                plain.jobFails,
                plain.stopAfter,
                plain.owners,
                plain.apart,
                wording);
    }

    /** Two owners who ask for the same words within minutes, by chance. */
    static Story twoOwners(long seed) {
        Story random = random(seed);
        return new Story(
                2,
                true,
                random.image,
                SMALL,
                true,
                Listing.RELIABLE,
                random.listDelay,
                random.clockSkew,
                random.generation,
                random.linkLifetime,
                false,
                Duration.ZERO,
                2,
                Duration.ofMillis(Chance.of(seed, "apart", 20) * 20_000L + 40),
                random.wording);
    }
}
