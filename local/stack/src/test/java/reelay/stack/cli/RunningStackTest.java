package reelay.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.local.aws.protocol.AccessKey;
import reelay.video.Json;
import reelay.video.Secret;

/** Whether a note about a running stack is believed. */
class RunningStackTest {

    @TempDir Path data;

    private final RunningStack stack =
            new RunningStack(
                    URI.create("http://127.0.0.1:1"),
                    URI.create("http://127.0.0.1:2"),
                    new Secret("sk-reelay-1"),
                    AccessKey.random());

    @Test
    void findsTheStackOfAProcessThatRuns() {
        stack.announce(data);

        assertThat(RunningStack.find(data)).contains(stack);
    }

    @Test
    void doesNotTrustANoteWhoseProcessIsGone() throws IOException {
        stack.announce(data);
        // Beyond the largest number Linux gives to a process.
        process().put("pid", (1 << 22) + 1);
        write();

        assertThat(RunningStack.find(data)).isEmpty();
    }

    @Test
    void doesNotTakeALaterProcessWithTheSameNumberForTheStack() throws IOException {
        stack.announce(data);
        process().put("started_at", "2026-01-01T00:00:00Z");
        write();

        assertThat(RunningStack.find(data)).isEmpty();
    }

    @Test
    void doesNotTrustANoteThatNamesNoProcess() throws IOException {
        stack.announce(data);
        note().remove("process");
        write();

        assertThat(RunningStack.find(data)).isEmpty();
    }

    @Test
    void findsNoneWhereNoneWasStarted() {
        assertThat(RunningStack.find(data)).isEmpty();
    }

    private ObjectNode note;

    private ObjectNode note() throws IOException {
        if (note == null) {
            note = (ObjectNode) Json.tree(Files.readString(data.resolve("running.json")));
        }
        return note;
    }

    private ObjectNode process() throws IOException {
        return (ObjectNode) note().path("process");
    }

    private void write() throws IOException {
        Files.writeString(data.resolve("running.json"), Json.text(note));
    }
}
