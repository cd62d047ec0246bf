package reelay.stack.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests that make no sense, by the thousand. {@code -Dreelay.malformed.count} and {@code
 * -Dreelay.malformed.seed} choose others.
 */
class MalformedByTheThousandTest {

    private static final int COUNT = Integer.getInteger("reelay.malformed.count", 2_000);

    private static final long SEED = Long.getLong("reelay.malformed.seed", 20_261_122);

    /** So that a request that hangs does not hide behind others. */
    private static final int AT_ONCE = 8;

    @TempDir Path data;

    @Test
    void areRefusedInTheShapeSdksReadAndNeverAsAFault() throws Exception {
        try (ApiUnderTest api = ApiUnderTest.start(data);
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var requests = new MalformedRequests(SEED, api.key());
            List<Future<Exchange>> answers = new ArrayList<>();
            for (int i = 0; i < COUNT; i++) {
                RawHttp request = requests.next();
                answers.add(threads.submit(() -> request.sendTo(api.direct())));
            }
            Map<Integer, Integer> seen = new TreeMap<>();
            List<String> problems = new ArrayList<>();
            for (Future<Exchange> answer : answers) {
                Exchange exchange = answer.get();
                seen.merge(exchange.status(), 1, Integer::sum);
                problems.addAll(api.problems(exchange));
            }

            String tried = "%d requests, seed %d, by status: %s".formatted(COUNT, SEED, seen);
            System.out.println("malformed requests: " + tried);
            assertThat(problems).as(tried).isEmpty();
            assertThat(seen.keySet()).as(tried).allMatch(status -> status < 500);
            assertThat(api.simulator().jobsCreated()).as("videos made by mistake").isZero();
        }
    }
}
