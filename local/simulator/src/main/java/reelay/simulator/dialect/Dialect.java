package reelay.simulator.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reelay.simulator.account.ModelsShape;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.ErrorAnswer;

/**
 * A server that speaks the Videos protocol, told by what it does differently from OpenAI. They
 * stand in {@link Servers} and {@link Gateways}.
 */
public final class Dialect {

    private final String name;
    private final String server;
    private final JobSpelling jobs = new JobSpelling();
    private final Map<String, String> parameters = new TreeMap<>();
    private String unproved = "";
    private String basePath = "/v1";
    private Accepts accepts = Accepts.BOTH;
    private IdSpelling ids = IdSpelling.OPENAI;
    private int submitStatus = 200;
    private boolean synchronous;
    private boolean openContent;
    private ErrorSpelling errors = ErrorSpelling.OPENAI;
    private Sayings says = new Sayings();
    private ContentWay content = ContentWay.BYTES;
    private Listing listing = Listing.OPENAI;
    private Deletion deletion = Deletion.OPENAI;
    private ModelsShape models = ModelsShape.USUAL;
    private Duration pollAfter = Duration.ZERO;

    Dialect(String name, String server) {
        this.name = name;
        this.server = server;
    }

    /** OpenAI's own. */
    public static Dialect openAi() {
        return new Dialect("openai", "OpenAI until 2026-09-24");
    }

    /** Every one there is. */
    public static Stream<Dialect> all() {
        return Stream.concat(Stream.of(openAi()), Stream.concat(Servers.all(), Gateways.all()));
    }

    /** The dialect of that name; IllegalArgumentException, which lists them all, otherwise. */
    public static Dialect ofName(String name) {
        return all().filter(known -> known.name.equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no dialect is called '%s'; there are %s"
                                                .formatted(name, names())));
    }

    /** All names, with commas between. */
    public static String names() {
        return all().map(Dialect::name).collect(Collectors.joining(", "));
    }

    /** What is said of it that nobody here has seen live. */
    Dialect unproved(String what) {
        unproved = what;
        return this;
    }

    Dialect under(String path) {
        basePath = path;
        return this;
    }

    Dialect taking(Accepts encodings) {
        accepts = encodings;
        return this;
    }

    Dialect ids(IdSpelling spelling) {
        ids = spelling;
        return this;
    }

    Dialect submitsAnswer(int status) {
        submitStatus = status;
        return this;
    }

    /** A submit is answered when the video is there, and never again. */
    Dialect synchronous() {
        synchronous = true;
        return this;
    }

    /** The content route wants no key. */
    Dialect openContent() {
        openContent = true;
        return this;
    }

    Dialect errors(ErrorSpelling spelling) {
        errors = spelling;
        return this;
    }

    Dialect saying(Sayings words) {
        says = words;
        return this;
    }

    Dialect content(ContentWay way) {
        content = way;
        return this;
    }

    Dialect listing(Listing way) {
        listing = way;
        return this;
    }

    Dialect deletion(Deletion way) {
        deletion = way;
        return this;
    }

    Dialect models(ModelsShape shape) {
        models = shape;
        return this;
    }

    Dialect pollAfter(Duration wait) {
        pollAfter = wait;
        return this;
    }

    /** A parameter of Reelay's template that this server needs. */
    Dialect parameter(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    JobSpelling jobs() {
        return jobs;
    }

    /** What {@code --dialect} calls it. */
    public String name() {
        return name;
    }

    /** Who speaks so. */
    public String server() {
        return server;
    }

    /** What of it nobody has seen live; empty when all of it was read in its source. */
    public String unprovedFacts() {
        return unproved;
    }

    /** What stands between the host and {@code /videos}, with a slash in front. */
    public String basePath() {
        return basePath;
    }

    /** Parameters of Reelay's template that differ from their defaults. */
    public Map<String, String> templateParameters() {
        Map<String, String> all = new TreeMap<>(parameters);
        if (accepts == Accepts.JSON) {
            all.put("ProviderEncoding", "json");
        }
        return all;
    }

    /** Which bodies a submit may have. */
    public Accepts accepts() {
        return accepts;
    }

    /** The id of a new job. */
    public String id(String usual) {
        return ids.of(usual);
    }

    /** The status of the answer to a submit. */
    public int submitStatus() {
        return submitStatus;
    }

    /** Whether a submit is answered when the video is there. */
    public boolean isSynchronous() {
        return synchronous;
    }

    /** Whether the content route wants no key. */
    public boolean hasOpenContent() {
        return openContent;
    }

    /** Whether it is OpenAI's own, with its headers and its thumbnails. */
    public boolean isOpenAi() {
        return name.equals("openai");
    }

    /** A job in this server's spelling. */
    public ObjectNode job(ObjectNode usual, String link, boolean finished) {
        return jobs.write(usual, link, finished);
    }

    /** A refusal in this server's spelling. */
    public Answer error(ErrorAnswer error) {
        return errors.answer(error);
    }

    /** What it says of what goes wrong. */
    public Sayings says() {
        return says;
    }

    /** What the content route gives. */
    public ContentWay content() {
        return content;
    }

    /** What the list route gives. */
    public Listing listing() {
        return listing;
    }

    /** What the delete route does. */
    public Deletion deletion() {
        return deletion;
    }

    /** How the list of models looks while the account is in order. */
    public ModelsShape models() {
        return models;
    }

    /** What {@code openai-poll-after-ms} says; zero for no such header. */
    public Duration pollAfter() {
        return pollAfter;
    }
}
