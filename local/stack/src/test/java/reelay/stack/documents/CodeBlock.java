package reelay.stack.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a document. {@code ```sh runnable} begins commands that a test runs, {@code
 * ```json output} or {@code ```text output} what the commands before it print. GitHub looks at the
 * first word alone.
 *
 * @param line of the fence that begins it, counted from 1
 * @param marks what stands behind that fence
 */
record CodeBlock(int line, List<String> marks, String text) {

    private static final Pattern FENCE = Pattern.compile("\\s*```(.*)");

    CodeBlock {
        marks = List.copyOf(marks);
    }

    static List<CodeBlock> in(Path document) {
        try {
            return in(Files.readAllLines(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<CodeBlock> in(List<String> lines) {
        List<CodeBlock> blocks = new ArrayList<>();
        for (int begin = 0; begin < lines.size(); begin++) {
            Matcher fence = FENCE.matcher(lines.get(begin));
            if (fence.matches()) {
                int end = endOf(begin, lines);
                blocks.add(
                        new CodeBlock(
                                begin + 1,
                                List.of(fence.group(1).strip().split(" +")),
                                String.join("\n", lines.subList(begin + 1, end)) + "\n"));
                begin = end;
            }
        }
        return blocks;
    }

    private static int endOf(int begin, List<String> lines) {
        for (int end = begin + 1; end < lines.size(); end++) {
            if (lines.get(end).strip().equals("```")) {
                return end;
            }
        }
        throw new AssertionError("the block that begins in line " + (begin + 1) + " has no end");
    }

    boolean runs() {
        return marks.equals(List.of("sh", "runnable"));
    }

    /** Whether it is of commands, marked or not. */
    boolean isShell() {
        return marks.getFirst().equals("sh");
    }

    /** Whether it shows what the block before it prints. */
    boolean isOutput() {
        return marks.size() == 2 && marks.get(1).equals("output");
    }

    boolean isJson() {
        return marks.getFirst().equals("json");
    }

    /** Whether one of its commands is this one. */
    boolean calls(String command) {
        return Pattern.compile("(?m)(^|[|;&({] *)" + command + " ").matcher(text).find();
    }
}
