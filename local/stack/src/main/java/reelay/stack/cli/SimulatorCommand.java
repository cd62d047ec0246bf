package reelay.stack.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import reelay.simulator.ProviderSimulator;
import reelay.simulator.settings.SimulatorSettings;
import reelay.stack.cli.options.Arguments;
import reelay.stack.cli.options.PlayedOptions;
import reelay.stack.cli.options.StackOptions;
import reelay.stack.setup.Ports;

/** Runs the simulated provider alone, for apps that speak to such a provider themselves. */
final class SimulatorCommand implements Command {

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public String summary() {
        return "run the simulated provider alone, until Ctrl-C";
    }

    @Override
    public String help() {
        return """
        reelay simulator [OPTIONS]

        Runs a provider that speaks the Videos protocol, draws playable MP4s and errs when it is
        told to (docs/simulator.md), and nothing else: whatever asks a provider for videos can be
        tried against it, without an account.

          --port PORT              where it listens (default: 8090; 0: wherever there is room)
          --data DIR               keeps its jobs there; without it they are gone when it stops
        """
                + PlayedOptions.HELP;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        var parsed =
                new Arguments(
                        arguments,
                        StackOptions.and(PlayedOptions.VALUED, "port", "data"),
                        StackOptions.and(StackOptions.FLAGS));
        parsed.words();
        try (ProviderSimulator simulator = ProviderSimulator.start(settings(parsed))) {
            describe(simulator, terminal);
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }

    private static SimulatorSettings settings(Arguments arguments) {
        var played = new PlayedOptions(arguments);
        SimulatorSettings settings =
                SimulatorSettings.defaults()
                        .port(
                                arguments
                                        .number("port", 0, 65_535)
                                        .orElse(Ports.wellKnown().provider()));
        arguments.value("data").map(Path::of).ifPresent(settings::dataDirectory);
        played.duration().ifPresent(settings::generation);
        played.accounts().ifPresent(settings::accounts);
        played.dialect().ifPresent(settings::dialect);
        return settings;
    }

    private static void describe(ProviderSimulator simulator, Terminal terminal) {
        terminal.out()
                .print(
                        """
                        The simulated provider is running. Ctrl-C stops it.

                          Base URL   %s
                          Key        %s
                          All of it  %s/simulator
                        """
                                .formatted(
                                        simulator.baseUrl(),
                                        SimulatorSettings.KEY,
                                        simulator.address()));
        terminal.out().flush();
    }
}
