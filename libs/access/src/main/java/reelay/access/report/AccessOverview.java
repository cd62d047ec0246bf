package reelay.access.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reelay.access.Verdict;
import reelay.provider.target.OfferedModel;
import reelay.provider.target.OfferedModels;
import reelay.provider.target.Target;
import reelay.video.Json;

/**
 * The reports about all providers of a deployment, and what they come to for the models that apps
 * may ask for: a model that several make is as well off as the best of them.
 *
 * @param reports one for each kind, at least one
 * @param offered the models, and who makes each
 */
public record AccessOverview(List<AccessReport> reports, OfferedModels offered) {

    /** From good to bad. */
    private static final List<Verdict> WORSE_AND_WORSE =
            List.of(Verdict.READY, Verdict.UNKNOWN, Verdict.PROPAGATING, Verdict.BLOCKED);

    private static final Comparator<Verdict> BY_HARM =
            Comparator.comparingInt(WORSE_AND_WORSE::indexOf);

    public AccessOverview {
        reports = List.copyOf(reports);
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("there is no report");
        }
    }

    /**
     * How a model that apps ask for stands.
     *
     * @param model as apps call it
     * @param verdict whether anybody who makes it can
     * @param target who can make it best, as far as is known; absent where no report tells
     * @param proved whether that one took a video of it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Standing(
            String model, Verdict verdict, @Nullable String target, boolean proved) {}

    private record Maker(Target target, AccessReport report) {
        Verdict verdict() {
            return report.verdictOf(target.model());
        }

        boolean proved() {
            return verdict() == Verdict.READY && report.proves(target.model());
        }
    }

    /** The kinds of providers that make any of the models. */
    public static List<String> kinds(OfferedModels offered) {
        return offered.kinds().kinds().stream()
                .filter(kind -> !offered.of(kind).isEmpty())
                .toList();
    }

    /** How each model stands, in the order in which they are offered. */
    public List<Standing> standing() {
        return offered.models().stream()
                .map(
                        model ->
                                best(model)
                                        .map(
                                                maker ->
                                                        new Standing(
                                                                model.name(),
                                                                maker.verdict(),
                                                                maker.target().word(),
                                                                maker.proved()))
                                        .orElseGet(
                                                () ->
                                                        new Standing(
                                                                model.name(),
                                                                Verdict.UNKNOWN,
                                                                null,
                                                                false)))
                .toList();
    }

    /** The one that is asked first of those that are best off. */
    private Optional<Maker> best(OfferedModel model) {
        return model.targets().stream()
                .flatMap(target -> maker(target).stream())
                .min(Comparator.comparing(Maker::verdict, BY_HARM));
    }

    private Optional<Maker> maker(Target target) {
        return reports.stream()
                .filter(report -> report.kind().equals(target.kind()))
                .findFirst()
                .map(report -> new Maker(target, report));
    }

    /** How the model stands that is worst off; with one provider, what its report says. */
    public Verdict verdict() {
        return reports.size() == 1
                ? reports.getFirst().verdict()
                : worst().orElseGet(() -> lead().verdict());
    }

    private Optional<Verdict> worst() {
        return makers().map(Maker::verdict).max(BY_HARM);
    }

    /** Who makes each model best. */
    private Stream<Maker> makers() {
        return offered.models().stream().flatMap(model -> best(model).stream());
    }

    /**
     * The report that matters most: the one about whoever makes the model that is worst off. Where
     * none is worse off than another, the first.
     */
    public AccessReport lead() {
        Optional<Verdict> worst = worst();
        return makers().filter(maker -> Optional.of(maker.verdict()).equals(worst))
                // The report is about all its models, so one that says the same comes first.
                .min(Comparator.comparing(maker -> maker.report().verdict() != maker.verdict()))
                .map(Maker::report)
                .orElseGet(reports::getFirst);
    }

    /** The reports, the leading one first, then those that tell of more harm before the others. */
    public List<AccessReport> leadFirst() {
        AccessReport lead = lead();
        return reports.stream()
                .sorted(
                        Comparator.comparing((AccessReport report) -> !report.equals(lead))
                                .thenComparing(AccessReport::verdict, BY_HARM.reversed()))
                .toList();
    }

    /** The leading report; with several providers, how each model stands, and all reports. */
    @JsonValue
    public ObjectNode json() {
        ObjectNode json = json(lead());
        if (reports.size() > 1) {
            json.set("offered", tree(standing()));
            ArrayNode all = json.putArray("reports");
            leadFirst().forEach(report -> all.add(json(report)));
        }
        return json;
    }

    private static ObjectNode json(AccessReport report) {
        return (ObjectNode) tree(report);
    }

    private static JsonNode tree(Object value) {
        try {
            return Json.tree(Json.text(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is not JSON", e);
        }
    }
}
