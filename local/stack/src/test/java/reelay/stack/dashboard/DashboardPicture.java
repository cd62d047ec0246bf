package reelay.stack.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import reelay.stack.dashboard.WatchedTemplate.Named;

/** Draws the template's dashboard as CloudWatch lays it out, with the metrics of a run. */
public record DashboardPicture(WatchedTemplate template, Points points) {

    private static final int COLUMN = 50;
    private static final int ROW = 34;
    private static final int GAP = 8;
    private static final int HEAD = 24;
    private static final List<String> COLORS =
            List.of(
                    "#1f77b4", "#2ca02c", "#d62728", "#ff7f0e", "#9467bd", "#8c564b", "#e377c2",
                    "#7f7f7f", "#bcbd22", "#17becf");

    private record Series(String label, Map<Integer, Double> values, boolean right) {
        double highest() {
            return values.values().stream().mapToDouble(it -> it).max().orElse(0);
        }
    }

    /** An SVG. */
    String svg() {
        int height =
                template.widgets().stream()
                        .mapToInt(it -> it.path("y").asInt() + it.path("height").asInt())
                        .max()
                        .orElseThrow();
        String widgets =
                template.widgets().stream().map(this::widget).collect(Collectors.joining());
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" font-family="Helvetica, Arial, sans-serif" font-size="11">
        <rect width="%1$d" height="%2$d" fill="#f2f3f3"/>
        %3$s</svg>
        """
                .formatted(24 * COLUMN + GAP, height * ROW + GAP, widgets);
    }

    private String widget(JsonNode widget) {
        int width = widget.path("width").asInt() * COLUMN - GAP;
        int height = widget.path("height").asInt() * ROW - GAP;
        String inside =
                widget.path("type").asText().equals("alarm")
                        ? alarms(widget, width)
                        : graph(widget.path("properties"), width, height);
        return """
        <g transform="translate(%d %d)">
        <rect width="%d" height="%d" rx="4" fill="#fff" stroke="#d5dbdb"/>
        <text x="10" y="17" font-size="12.5" font-weight="bold">%s</text>
        %s</g>
        """
                .formatted(
                        widget.path("x").asInt() * COLUMN + GAP,
                        widget.path("y").asInt() * ROW + GAP,
                        width,
                        height,
                        xml(widget.at("/properties/title").asText()),
                        inside);
    }

    private static String alarms(JsonNode widget, int width) {
        List<String> names =
                widget.at("/properties/alarms")
                        .valueStream()
                        .map(arn -> arn.asText().replaceAll("\\$\\{(\\w+)Alarm\\.Arn}", "$1"))
                        .toList();
        int each = (width - 20) / names.size();
        StringBuilder boxes = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            boxes.append(
                    """
                    <rect x="%d" y="34" width="%d" height="44" rx="3" fill="#eaeded"/><text x="%d" y="60" text-anchor="middle">%s</text>
                    """
                            .formatted(
                                    10 + i * each,
                                    each - 6,
                                    10 + i * each + (each - 6) / 2,
                                    names.get(i)));
        }
        return boxes.toString();
    }

    private String graph(JsonNode properties, int width, int height) {
        List<Series> all = new ArrayList<>();
        boolean ours = false;
        for (JsonNode line : properties.path("metrics")) {
            Named named = WatchedTemplate.shownBy(line);
            ours |= named.namespace().equals(WatchedTemplate.OWN);
            all.addAll(series(named, line.path(line.size() - 1)));
        }
        if (!ours) {
            return """
            <text x="%d" y="%d" text-anchor="middle" fill="#879596">AWS's own metrics: nobody counts them on one machine</text>
            """
                    .formatted(width / 2, height / 2);
        }
        return plot(all, width, height);
    }

    private List<Series> series(Named named, JsonNode options) {
        boolean right = options.path("yAxis").asText().equals("right");
        if (WatchedTemplate.search(options).isPresent()) {
            String dimension = named.dimensions().getFirst();
            return points.valuesOf(named.metric(), dimension).stream()
                    .map(it -> new Series(it, points.of(named, Map.of(dimension, it)), right))
                    .toList();
        }
        return named.namespace().equals(WatchedTemplate.OWN)
                ? List.of(
                        new Series(
                                options.path("label").asText(named.metric()),
                                points.of(named, Map.of()),
                                right))
                : List.of();
    }

    private String plot(List<Series> all, int width, int height) {
        int left = 44;
        int bottom = height - 24 - 14 * ((all.size() - 1) / 4);
        int top = HEAD + 8;
        int right = width - (all.stream().anyMatch(Series::right) ? 44 : 12);
        double highest =
                nice(
                        all.stream()
                                .filter(it -> !it.right())
                                .mapToDouble(Series::highest)
                                .max()
                                .orElse(0));
        double highestRight =
                nice(
                        all.stream()
                                .filter(Series::right)
                                .mapToDouble(Series::highest)
                                .max()
                                .orElse(0));
        StringBuilder svg = new StringBuilder();
        for (int i = 0; i <= 2; i++) {
            int y = bottom - i * (bottom - top) / 2;
            svg.append(
                    "<path d=\"M%d %dH%d\" stroke=\"#eaeded\"/><text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#687078\">%s</text>\n"
                            .formatted(left, y, right, left - 4, y + 4, number(highest * i / 2)));
            if (all.stream().anyMatch(Series::right)) {
                svg.append(
                        "<text x=\"%d\" y=\"%d\" fill=\"#687078\">%s</text>\n"
                                .formatted(right + 4, y + 4, number(highestRight * i / 2)));
            }
        }
        int slots = Math.max(2, points.length());
        for (int i = 0; i < all.size(); i++) {
            Series series = all.get(i);
            String color = COLORS.get(i % COLORS.size());
            double most = series.right() ? highestRight : highest;
            Map<Integer, String> places = new TreeMap<>();
            series.values()
                    .forEach(
                            (slot, value) ->
                                    places.put(
                                            slot,
                                            String.format(
                                                    Locale.ROOT,
                                                    "%.1f,%.1f",
                                                    left + (right - left) * slot / (slots - 1.0),
                                                    bottom - (bottom - top) * value / most)));
            svg.append(
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"/>\n"
                            .formatted(String.join(" ", places.values()), color));
            int column = left + (i % 4) * (width - left - 8) / Math.min(4, all.size());
            int y = bottom + 17 + 14 * (i / 4);
            svg.append(
                    "<rect x=\"%d\" y=\"%d\" width=\"8\" height=\"8\" fill=\"%s\"/><text x=\"%d\" y=\"%d\">%s</text>\n"
                            .formatted(column, y - 8, color, column + 11, y, xml(series.label())));
        }
        if (all.stream().allMatch(it -> it.values().isEmpty())) {
            svg.append(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#879596\">nothing in this run</text>\n"
                            .formatted((left + right) / 2, (top + bottom) / 2));
        }
        return svg.toString();
    }

    /** A round number that is not less. */
    private static double nice(double highest) {
        if (highest <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(highest)));
        for (double step : new double[] {1, 2, 5, 10}) {
            if (highest <= step * power) {
                return step * power;
            }
        }
        return highest;
    }

    private static String number(double value) {
        if (value >= 1_000_000) {
            return String.format(Locale.ROOT, "%.1fM", value / 1_000_000);
        }
        if (value >= 10_000) {
            return String.format(Locale.ROOT, "%.0fk", value / 1000);
        }
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Titles of the widgets, as they stand in the picture. */
    static List<String> titles(WatchedTemplate template) {
        return template.widgets().stream()
                .map(widget -> ">" + xml(widget.at("/properties/title").asText()) + "<")
                .toList();
    }
}
