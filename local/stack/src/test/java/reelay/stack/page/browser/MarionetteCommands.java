package reelay.stack.page.browser;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.UnsupportedCommandException;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandExecutor;
import org.openqa.selenium.remote.DriverCommand;
import org.openqa.selenium.remote.Response;

/** Selenium's commands, sent to Firefox itself: no program in between has to be installed. */
record MarionetteCommands(Marionette marionette) implements CommandExecutor {

    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry(DriverCommand.NEW_SESSION, "WebDriver:NewSession"),
                    Map.entry(DriverCommand.SET_TIMEOUT, "WebDriver:SetTimeouts"),
                    Map.entry(DriverCommand.GET_TIMEOUTS, "WebDriver:GetTimeouts"),
                    Map.entry(DriverCommand.GET, "WebDriver:Navigate"),
                    Map.entry(DriverCommand.REFRESH, "WebDriver:Refresh"),
                    Map.entry(DriverCommand.GO_BACK, "WebDriver:Back"),
                    Map.entry(DriverCommand.GET_CURRENT_URL, "WebDriver:GetCurrentURL"),
                    Map.entry(DriverCommand.GET_TITLE, "WebDriver:GetTitle"),
                    Map.entry(DriverCommand.GET_CURRENT_WINDOW_HANDLE, "WebDriver:GetWindowHandle"),
                    Map.entry(DriverCommand.GET_WINDOW_HANDLES, "WebDriver:GetWindowHandles"),
                    Map.entry(DriverCommand.SWITCH_TO_NEW_WINDOW, "WebDriver:NewWindow"),
                    Map.entry(DriverCommand.SWITCH_TO_WINDOW, "WebDriver:SwitchToWindow"),
                    Map.entry(DriverCommand.SWITCH_TO_FRAME, "WebDriver:SwitchToFrame"),
                    Map.entry(DriverCommand.CLOSE, "WebDriver:CloseWindow"),
                    Map.entry(DriverCommand.FIND_ELEMENT, "WebDriver:FindElement"),
                    Map.entry(DriverCommand.FIND_ELEMENTS, "WebDriver:FindElements"),
                    Map.entry(DriverCommand.CLICK_ELEMENT, "WebDriver:ElementClick"),
                    Map.entry(DriverCommand.SEND_KEYS_TO_ELEMENT, "WebDriver:ElementSendKeys"),
                    Map.entry(
                            DriverCommand.GET_ELEMENT_DOM_PROPERTY, "WebDriver:GetElementProperty"),
                    Map.entry(
                            DriverCommand.GET_ELEMENT_DOM_ATTRIBUTE,
                            "WebDriver:GetElementAttribute"),
                    Map.entry(DriverCommand.ACTIONS, "WebDriver:PerformActions"),
                    Map.entry(DriverCommand.CLEAR_ACTIONS_STATE, "WebDriver:ReleaseActions"),
                    Map.entry(DriverCommand.EXECUTE_SCRIPT, "WebDriver:ExecuteScript"),
                    Map.entry(DriverCommand.EXECUTE_ASYNC_SCRIPT, "WebDriver:ExecuteAsyncScript"),
                    Map.entry(DriverCommand.SCREENSHOT, "WebDriver:TakeScreenshot"),
                    Map.entry(DriverCommand.QUIT, "Marionette:Quit"));

    @Override
    public Response execute(Command command) throws IOException {
        String name = NAMES.get(command.getName());
        if (name == null) {
            throw new UnsupportedCommandException(
                    command.getName() + " has no name in MarionetteCommands yet");
        }
        Object result = marionette.send(name, parameters(command));
        Response response = new Response(command.getSessionId());
        response.setState("success");
        if (command.getName().equals(DriverCommand.NEW_SESSION)) {
            Map<?, ?> session = (Map<?, ?>) Objects.requireNonNull(result);
            response.setSessionId((String) session.get("sessionId"));
            response.setValue(session.get("capabilities"));
        } else {
            response.setValue(unwrapped(result));
        }
        return response;
    }

    private static Map<String, ?> parameters(Command command) {
        Map<String, Object> parameters = new LinkedHashMap<>(command.getParameters());
        switch (command.getName()) {
            case DriverCommand.NEW_SESSION -> parameters.clear();
            case DriverCommand.SEND_KEYS_TO_ELEMENT ->
                    parameters.put("text", text(parameters.remove("value")));
            case DriverCommand.SCREENSHOT ->
                    parameters.putAll(Map.of("full", false, "hash", false));
            case DriverCommand.QUIT -> parameters.put("flags", List.of("eForceQuit"));
            default -> {}
        }
        return parameters;
    }

    private static String text(@Nullable Object keys) {
        return Stream.of((CharSequence[]) Objects.requireNonNull(keys))
                .collect(Collectors.joining());
    }

    /** What is one value stands in a map of its own. */
    private static @Nullable Object unwrapped(@Nullable Object result) {
        return result instanceof Map<?, ?> map && map.keySet().equals(Set.of("value"))
                ? map.get("value")
                : result;
    }
}
