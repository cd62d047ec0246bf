package reelay.benchmarks.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import reelay.benchmarks.process.TemporaryFolder;
import reelay.stack.Stack;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;

/**
 * Makes a video and counts every call, transition and write that the local services see, and the
 * background's in between; the table of prices makes dollars of it.
 */
public final class CostMeasurement {

    private static final double DAYS_A_MONTH = 30;
    private static final double CHECKS_A_MONTH = DAYS_A_MONTH * 24 * 60;
    private static final double SWEEPS_A_MONTH = CHECKS_A_MONTH / 5;
    private static final double FULL_CHECKS_A_MONTH = CHECKS_A_MONTH / 15;

    /** The states of one question after another. */
    private static final Set<String> OF_A_POLL = Set.of("Wait", "Poll", "AfterPoll");

    /** History events of one of those turns (docs/decisions/0004). */
    private static final int EVENTS_OF_A_POLL = 9;

    private static final Pattern METRIC_OF_AN_ALARM =
            Pattern.compile(
                    "^ +(- \\{ Id: \\w+, ReturnData: false|MetricName: )", Pattern.MULTILINE);

    private static final Pattern SECRET =
            Pattern.compile("^    Type: AWS::SecretsManager::Secret$", Pattern.MULTILINE);

    /** Those that the sweep and the access check write whether or not a video is made. */
    private static final int METRICS_WHEN_IDLE = 4;

    private final CostPlan plan;
    private final Prices prices = Prices.read();

    public CostMeasurement(CostPlan plan) {
        this.plan = plan;
    }

    public CostResult run() throws IOException, InterruptedException {
        try (TemporaryFolder data = TemporaryFolder.create();
                CountedLog log = new CountedLog();
                Stack stack =
                        Stack.start(
                                StackSettings.of(plan.project(), data.path())
                                        .on(Ports.free())
                                        .generating(Duration.ofSeconds(plan.seconds())));
                StackClient client = new StackClient(stack)) {
            // The first one reads secrets and loads classes, which the thousandth does not.
            makeOne(client);
            Ledger video = open(stack, client);
            long logged = log.bytes();
            String id = makeOne(client);
            UnitsUsed usage = video.all();
            List<JsonNode> history = client.history(id);
            int requests = 2 + plan.looks();
            long transitions =
                    history.stream().filter(it -> it.has("stateEnteredEventDetails")).count();
            usage.add(Unit.TRANSITION, (double) transitions)
                    .add(Unit.API_REQUEST, requests)
                    .add(Unit.TRACE, 1.0 + requests)
                    .add(
                            Unit.LOG_GIGABYTE,
                            (log.bytes()
                                            - logged
                                            + history.size()
                                                    * prices.assumed().historyEventLogBytes()
                                            + requests * prices.assumed().accessLogBytes())
                                    / 1e9);
            long polls = video.runsOf("PollFunction");
            UnitsUsed poll =
                    new UnitsUsed()
                            .plus(video.of(stack.template().function("PollFunction")), 1.0 / polls)
                            .add(Unit.TRANSITION, OF_A_POLL.size())
                            .add(
                                    Unit.LOG_GIGABYTE,
                                    EVENTS_OF_A_POLL
                                            * prices.assumed().historyEventLogBytes()
                                            / 1e9);
            return new CostResult(
                    plan, prices, polls, usage, poll, background(stack, client, log), fixed());
        }
    }

    private String makeOne(StackClient client) throws InterruptedException {
        String id = client.create("a paper boat on a lake, seen from above, in the rain");
        client.untilItsExecutionHasEnded(id);
        for (int look = 0; look < plan.looks(); look++) {
            client.look(id);
        }
        if (client.content(id) < 1000) {
            throw new IllegalStateException("the link leads to no video");
        }
        return id;
    }

    private Ledger open(Stack stack, StackClient client) {
        Ledger ledger = Ledger.open(stack.template(), prices, client::item);
        stack.iam().watch(ledger.asked()::add);
        stack.lambda().watch(ledger.runs()::add);
        return ledger;
    }

    /** What happens in a month in which nobody asks for anything. */
    private UnitsUsed background(Stack stack, StackClient client, CountedLog log) {
        return new UnitsUsed()
                .plus(once(stack, client, log, "SweepFunction", "{}"), SWEEPS_A_MONTH)
                .plus(
                        once(stack, client, log, "AccessCheckFunction", "{\"scheduled\":true}"),
                        CHECKS_A_MONTH - FULL_CHECKS_A_MONTH)
                .plus(once(stack, client, log, "AccessCheckFunction", "{}"), FULL_CHECKS_A_MONTH);
    }

    private UnitsUsed once(
            Stack stack, StackClient client, CountedLog log, String function, String event) {
        Ledger ledger = open(stack, client);
        long logged = log.bytes();
        stack.lambda().invoke(function + ":live", event);
        return ledger.of(stack.template().function(function))
                .add(Unit.SCHEDULED, 1)
                .add(Unit.TRACE, 1)
                .add(Unit.LOG_GIGABYTE, (log.bytes() - logged) / 1e9);
    }

    private CostResult.Fixed fixed() throws IOException {
        String template = Files.readString(plan.project().resolve(Path.of("template.yaml")));
        return new CostResult.Fixed(
                count(SECRET, template), count(METRIC_OF_AN_ALARM, template), METRICS_WHEN_IDLE);
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }
}
