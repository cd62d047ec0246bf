package reelay.simulator.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import reelay.simulator.account.Account;
import reelay.simulator.account.PlayedAccounts;
import reelay.simulator.account.SimulatedModel;
import reelay.simulator.dialect.Dialect;

/**
 * How the simulator behaves when nothing goes wrong; begin with {@link #defaults()} and leave it
 * alone once the simulator has started.
 */
public final class SimulatorSettings {

    /** The key that is accepted unless another is set. */
    public static final String KEY = "sk-simulator";

    private int port;
    private Set<String> keys = Set.of(KEY);
    private Set<String> adminKeys = Set.of("sk-admin-simulator");
    private Set<String> names = Set.of();
    private PlayedAccounts accounts = PlayedAccounts.everywhere(Account.READY);
    private Dialect dialect = Dialect.openAi();
    private List<SimulatedModel> models =
            List.of(SimulatedModel.of("sora-2"), SimulatedModel.of("sora-2-pro"));
    private Set<String> seconds = inOrder("4", "8", "12", "16", "20");
    private Set<String> sizes =
            inOrder(
                    "720x1280",
                    "1280x720",
                    "1024x1792",
                    "1792x1024",
                    "1080x1920",
                    "1920x1080",
                    "640x360");
    private Duration generation = Duration.ofSeconds(6);
    private Duration pollAfter = Duration.ofSeconds(2);
    private Duration linkLifetime = Duration.ofHours(1);
    private long padding;
    private Optional<Path> dataDirectory = Optional.empty();
    private InstantSource clock = InstantSource.system();
    private Supplier<String> ids = randomIds(new SplittableRandom());

    private SimulatorSettings() {}

    /** A free port, key {@link #KEY}, six seconds per job, nothing kept on disk. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings();
    }

    private static Set<String> inOrder(String... words) {
        return new LinkedHashSet<>(List.of(words));
    }

    private static Supplier<String> randomIds(SplittableRandom chance) {
        return () -> {
            byte[] bytes = new byte[24];
            synchronized (chance) {
                chance.nextBytes(bytes);
            }
            return "video_" + HexFormat.of().formatHex(bytes);
        };
    }

    /** TCP port on 127.0.0.1; 0 takes a free one. */
    public SimulatorSettings port(int value) {
        port = value;
        return this;
    }

    /** Keys that are accepted. */
    public SimulatorSettings keys(String... accepted) {
        keys = Set.of(accepted);
        return this;
    }

    /** Keys that the admin interface accepts. */
    public SimulatorSettings adminKeys(String... accepted) {
        adminKeys = Set.of(accepted);
        return this;
    }

    /** Under which names of the internet it is asked too, where a test plays another host. */
    public SimulatorSettings alsoNamed(String... hosts) {
        names = Set.of(hosts);
        return this;
    }

    /** Whose account is played at first. */
    public SimulatorSettings account(Account first) {
        return accounts(PlayedAccounts.everywhere(first));
    }

    /** Whose accounts are played at first. */
    public SimulatorSettings accounts(PlayedAccounts first) {
        accounts = first;
        return this;
    }

    /** Which server it speaks like. */
    public SimulatorSettings dialect(Dialect spoken) {
        dialect = spoken;
        return this;
    }

    /** Models there are; the first is the default. */
    public SimulatorSettings models(SimulatedModel... known) {
        models = List.of(known);
        return this;
    }

    /** Lengths that can be asked for; the first is the default. */
    public SimulatorSettings seconds(String... values) {
        seconds = inOrder(values);
        return this;
    }

    /** Sizes that can be asked for, as {@code WIDTHxHEIGHT}; the first is the default. */
    public SimulatorSettings sizes(String... values) {
        sizes = inOrder(values);
        return this;
    }

    /** From submit to completed. */
    public SimulatorSettings generation(Duration value) {
        generation = value;
        return this;
    }

    /** What {@code openai-poll-after-ms} says. */
    public SimulatorSettings pollAfter(Duration value) {
        pollAfter = value;
        return this;
    }

    /** From completed to the end of the content. */
    public SimulatorSettings linkLifetime(Duration value) {
        linkLifetime = value;
        return this;
    }

    /** Bytes of filler behind every video, for tests of big files. */
    public SimulatorSettings padding(long bytes) {
        padding = bytes;
        return this;
    }

    /** Where jobs are kept over a restart; made when it is missing. */
    public SimulatorSettings dataDirectory(Path directory) {
        dataDirectory = Optional.of(directory);
        return this;
    }

    /** What time it is. */
    public SimulatorSettings clock(InstantSource source) {
        clock = source;
        return this;
    }

    /** Where ids of new jobs come from; it is called by several threads at once. */
    public SimulatorSettings ids(Supplier<String> source) {
        ids = source;
        return this;
    }

    public Set<String> names() {
        return names;
    }

    public int port() {
        return port;
    }

    public Set<String> keys() {
        return keys;
    }

    public Set<String> adminKeys() {
        return adminKeys;
    }

    public PlayedAccounts accounts() {
        return accounts;
    }

    public Dialect dialect() {
        return dialect;
    }

    public List<SimulatedModel> models() {
        return models;
    }

    public Set<String> seconds() {
        return seconds;
    }

    public Set<String> sizes() {
        return sizes;
    }

    public Duration generation() {
        return generation;
    }

    public Duration pollAfter() {
        return pollAfter;
    }

    public Duration linkLifetime() {
        return linkLifetime;
    }

    public long padding() {
        return padding;
    }

    public Optional<Path> dataDirectory() {
        return dataDirectory;
    }

    public InstantSource clock() {
        return clock;
    }

    public Supplier<String> ids() {
        return ids;
    }
}
