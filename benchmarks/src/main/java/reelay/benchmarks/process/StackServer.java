package reelay.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import reelay.local.aws.protocol.AccessKey;
import reelay.simulator.ProviderSimulator;
import reelay.simulator.settings.SimulatorSettings;
import reelay.stack.Stack;
import reelay.stack.setup.Ports;
import reelay.stack.setup.ServiceAddresses;
import reelay.stack.setup.StackSettings;
import reelay.video.Json;
import reelay.video.Secret;

/**
 * The whole stack and a provider simulator in one JVM: the program behind {@link StackProcess}.
 * Tells where it answers, then its peaks for every line it is sent, until its input ends.
 */
public final class StackServer {

    /** The key of the simulator's one account. */
    public static final String PROVIDER_KEY = "sk-benchmark";

    private StackServer() {}

    /**
     * What to run.
     *
     * @param project folder with template.yaml
     * @param data folder for everything that is kept
     * @param generation how long the simulator takes for a video
     * @param size of the simulator's videos, the only one it makes
     */
    record Plan(Path project, Path data, Duration generation, String size) {

        /** Values for the template that keep it from being the brake. */
        Map<String, String> parameters() {
            return Map.of(
                    "VideoSizes", size,
                    "ApiRequestsPerSecond", "10000",
                    "OpenVideosPerOwner", "0");
        }
    }

    /** Where it answers, and the key of apps. */
    record Started(ServiceAddresses addresses, Secret apiKey, AccessKey accessKey) {}

    /** {@link Started} on the wire; a {@link Secret} would not show its value there. */
    record StartedLine(
            ServiceAddresses addresses, String apiKey, String accessKeyId, String secretAccessKey) {
        Started read() {
            return new Started(
                    addresses, new Secret(apiKey), new AccessKey(accessKeyId, secretAccessKey));
        }

        @Override
        public String toString() {
            return "StartedLine[" + addresses + "]";
        }
    }

    public static void main(String[] args) throws IOException {
        Plan plan = Json.read(args[0], Plan.class);
        PrintStream answers = System.out;
        // The handlers write their log there.
        System.setOut(
                new PrintStream(
                        plan.data().resolve("functions.log").toFile(), StandardCharsets.UTF_8));
        try (PeakWatch watch = PeakWatch.start();
                ProviderSimulator provider = ProviderSimulator.start(simulator(plan));
                Stack stack = Stack.start(settings(plan, provider));
                var questions =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            answers.println(
                    Json.text(
                            new StartedLine(
                                    stack.addresses(),
                                    stack.apiKey().value(),
                                    stack.accessKey().id(),
                                    stack.accessKey().secret())));
            while (questions.readLine() != null) {
                answers.println(Json.text(watch.peaks()));
            }
        }
    }

    private static SimulatorSettings simulator(Plan plan) {
        return SimulatorSettings.defaults()
                .keys(PROVIDER_KEY)
                .sizes(plan.size())
                .generation(plan.generation());
    }

    private static StackSettings settings(Plan plan, ProviderSimulator provider) {
        return StackSettings.of(plan.project(), plan.data())
                .on(Ports.free())
                .with(
                        new StackSettings.Provider(
                                URI.create(provider.address() + "/v1"), new Secret(PROVIDER_KEY)))
                .withParameters(plan.parameters());
    }
}
