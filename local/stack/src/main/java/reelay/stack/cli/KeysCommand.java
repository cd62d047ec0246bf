package reelay.stack.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import reelay.stack.cli.options.Arguments;
import reelay.stack.cli.options.UsageException;
import reelay.video.Json;
import reelay.video.OwnerName;
import reelay.video.Sha256;

/**
 * Adds a key to the keys secret, or takes one away, and leaves the others as they are. It reads the
 * secret and writes it anew, and asks AWS for nothing: the aws command line does.
 *
 * @param secret the secret as it is
 * @param random makes keys
 */
record KeysCommand(InputStream secret, RandomGenerator random) implements Command {

    private static final int KEY_BYTES = 24;

    /** So many digits of a digest are shown, and tell which entry is meant. */
    private static final int DIGITS = 12;

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public String summary() {
        return "add an app's key to the keys secret, or take one away";
    }

    @Override
    public String help() {
        return """
        reelay keys list             the entries: owner, operator or app, begin of the digest
        reelay keys add OWNER        adds a new key, which is told once, on standard error
          --operator                 may also check access and adopt jobs
        reelay keys remove DIGEST    takes the entry away whose digest begins so

        Reads the secret from standard input and writes the new one to standard output; it needs no
        credentials. The others stay as they are:

          get() { aws secretsmanager get-secret-value --secret-id "$1" --query SecretString --output text; }
          put() { aws secretsmanager put-secret-value --secret-id "$1" --secret-string file:///dev/stdin; }
          get KEYS_SECRET_ARN | ./reelay keys list
          get KEYS_SECRET_ARN | ./reelay keys add my-app | put KEYS_SECRET_ARN

        Exit codes: 0 done, 1 the secret cannot be read or has no such entry, 2 usage. With 1 and 2
        nothing is written, and an empty secret is refused by AWS.
        """;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        var parsed = new Arguments(arguments, Set.of(), Set.of("operator"));
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        try {
            switch (first) {
                case "list" -> {
                    parsed.words("list");
                    list(read(), terminal);
                }
                case "add" ->
                        add(parsed.words("add", "OWNER").get(1), parsed.flag("operator"), terminal);
                case "remove" -> remove(parsed.words("remove", "DIGEST").get(1), terminal);
                default -> throw new UsageException("say list, add or remove");
            }
            return ExitCode.DONE;
        } catch (BadSecret e) {
            terminal.err().println("reelay keys: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private void add(String owner, boolean operator, Terminal terminal) throws BadSecret {
        if (!OwnerName.fits(owner)) {
            throw new UsageException("OWNER " + OwnerName.RULE);
        }
        ObjectNode whole = read();
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = "sk-reelay-" + HexFormat.of().formatHex(bytes);
        ObjectNode entry =
                keys(whole)
                        .addObject()
                        .put("sha256", Sha256.hex(key.getBytes(StandardCharsets.UTF_8)))
                        .put("owner", owner);
        if (operator) {
            entry.put("operator", true);
        }
        terminal.out().println(Json.text(whole));
        terminal.err().println("The key of " + owner + ", which nobody can tell again: " + key);
    }

    private void remove(String digest, Terminal terminal) throws BadSecret {
        if (!digest.matches("[0-9a-f]{" + DIGITS + ",64}")) {
            throw new UsageException(
                    "DIGEST is %d to 64 of 0-9 and a-f, as `reelay keys list` shows it"
                            .formatted(DIGITS));
        }
        ObjectNode whole = read();
        ArrayNode keys = keys(whole);
        List<Integer> meant = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).path("sha256").asText().startsWith(digest)) {
                meant.add(i);
            }
        }
        if (meant.size() != 1) {
            throw new BadSecret(meant.size() + " entries begin with " + digest);
        }
        JsonNode gone = keys.remove(meant.getFirst());
        terminal.out().println(Json.text(whole));
        terminal.err().println("Taken away: " + line(gone));
    }

    private static void list(ObjectNode whole, Terminal terminal) throws BadSecret {
        keys(whole).forEach(entry -> terminal.out().println(line(entry)));
    }

    private static String line(JsonNode entry) {
        String digest = entry.path("sha256").asText();
        return "%s  %-8s  %s"
                .formatted(
                        digest.substring(0, Math.min(DIGITS, digest.length())),
                        entry.path("operator").asBoolean() ? "operator" : "app",
                        entry.path("owner").asText());
    }

    private static ArrayNode keys(ObjectNode whole) throws BadSecret {
        if (!(whole.path("keys") instanceof ArrayNode keys)) {
            throw new BadSecret("the secret has no list of keys");
        }
        return keys;
    }

    private ObjectNode read() throws BadSecret {
        try {
            if (Json.tree(new String(secret.readAllBytes(), StandardCharsets.UTF_8))
                    instanceof ObjectNode whole) {
                return whole;
            }
            throw new BadSecret("the secret on standard input is no JSON object");
        } catch (JsonProcessingException e) {
            // The parser quotes what it stumbled over.
            throw new BadSecret("the secret on standard input is no JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing may be made of it. */
    private static final class BadSecret extends Exception {

        private static final long serialVersionUID = 1L;

        BadSecret(String message) {
            super(message);
        }
    }
}
