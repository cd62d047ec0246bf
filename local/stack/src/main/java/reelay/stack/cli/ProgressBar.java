package reelay.stack.cli;

/** How far a video is: a bar that is drawn over, or a line per change where nobody watches. */
final class ProgressBar {

    private static final int WIDTH = 30;

    private final Terminal terminal;
    private String shown = "";

    ProgressBar(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * @param status OpenAI's word for where the video stands
     * @param percent 0 to 100
     */
    void show(String status, int percent) {
        String words = status.replace('_', ' ');
        String line =
                terminal.interactive()
                        ? "\r[%s%s] %3d %%  %-12s"
                                .formatted(
                                        "#".repeat(WIDTH * percent / 100),
                                        ".".repeat(WIDTH - WIDTH * percent / 100),
                                        percent,
                                        words)
                        : "%3d %%  %s%n".formatted(percent, words);
        if (!line.equals(shown)) {
            terminal.err().print(line);
            terminal.err().flush();
            shown = line;
        }
    }

    /** Says something on a line of its own. */
    void say(String line) {
        end();
        terminal.err().println(line);
        shown = "";
    }

    /** Leaves the line. */
    void end() {
        if (terminal.interactive() && !shown.isEmpty()) {
            terminal.err().println();
        }
    }
}
