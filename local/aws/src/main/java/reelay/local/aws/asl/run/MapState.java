package reelay.local.aws.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.FieldTemplate;
import reelay.local.aws.asl.history.HistoryData;

/**
 * Runs a graph for every item of an array; the result is the array of outputs.
 *
 * @param items null for the state's input
 * @param itemSelector makes a graph's input from an item; null for the item itself
 * @param maxConcurrency items at once; null or 0 for all
 */
public record MapState(
        StateGraph processor,
        @Nullable FieldTemplate items,
        @Nullable FieldTemplate itemSelector,
        @Nullable FieldTemplate maxConcurrency,
        List<Retrier> retriers,
        List<Catcher> catchers,
        Exit exit,
        @Nullable String next)
        implements State {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    public MapState {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
        return "Map";
    }

    @Override
    public void enter(StateVisit visit) {
        JsonNode array = items == null ? visit.input() : visit.evaluate(items, "Items");
        if (!array.isArray()) {
            FieldTemplate given = items == null ? new FieldTemplate.Literal(array) : items;
            throw visit.unexpected(given, "Items", "array", array);
        }
        int limit = maxConcurrency == null ? 0 : visit.seconds(maxConcurrency, "MaxConcurrency", 0);
        ObjectNode length = NODES.objectNode().put("length", array.size());
        int started = visit.branch().record("MapStateStarted", length);
        new Run(visit, array, started).start(limit == 0 ? array.size() : limit);
    }

    /** One try, with the outputs collected so far. */
    private final class Run {

        private final StateVisit visit;
        private final JsonNode array;
        private final int startedEvent;
        private final @Nullable JsonNode[] outputs;
        private int begun;
        private int done;

        Run(StateVisit visit, JsonNode array, int startedEvent) {
            this.visit = visit;
            this.array = array;
            this.startedEvent = startedEvent;
            this.outputs = new JsonNode[array.size()];
        }

        void start(int atOnce) {
            if (array.isEmpty()) {
                complete();
            }
            for (int i = 0; i < Math.min(atOnce, array.size()); i++) {
                startNext();
            }
        }

        private void startNext() {
            int index = begun++;
            ObjectNode mapContext = NODES.objectNode();
            mapContext.putObject("Item").put("Index", index).set("Value", array.get(index));
            JsonNode input = input(index, mapContext);
            Branch branch = visit.child(processor, mapContext, startedEvent, end(index));
            branch.record("MapIterationStarted", iteration(index));
            visit.branch().execution().act(() -> branch.start(input));
        }

        private JsonNode input(int index, ObjectNode mapContext) {
            if (itemSelector == null) {
                return array.get(index);
            }
            ObjectNode context = visit.context();
            context.set("Map", mapContext);
            return visit.evaluate(itemSelector, "ItemSelector", Map.of(), context);
        }

        private ObjectNode iteration(int index) {
            return NODES.objectNode().put("name", visit.name()).put("index", index);
        }

        private Branch.End end(int index) {
            return new Branch.End() {
                @Override
                public void succeeded(JsonNode output, int lastEvent) {
                    outputs[index] = output;
                    visit.branch().follow(lastEvent);
                    visit.branch().record("MapIterationSucceeded", iteration(index));
                    done++;
                    if (begun < array.size()) {
                        visit.guarded(Run.this::startNext);
                    } else if (done == array.size()) {
                        complete();
                    }
                }

                @Override
                public void failed(@Nullable String error, @Nullable String cause, int lastEvent) {
                    visit.branch().follow(lastEvent);
                    visit.branch().record("MapIterationFailed", iteration(index));
                    visit.children().forEach(Branch::abort);
                    visit.branch().record("MapStateFailed", HistoryData.failure(error, cause));
                    visit.failed(error == null ? "" : error, cause);
                }
            };
        }

        private void complete() {
            ArrayNode result = NODES.arrayNode();
            for (JsonNode output : outputs) {
                result.add(output);
            }
            visit.branch().record("MapStateSucceeded", null);
            visit.leave(result, exit, next);
        }
    }
}
