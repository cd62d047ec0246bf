package reelay.benchmarks.cost;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import reelay.video.Json;

/**
 * The table of prices, and what one machine cannot count.
 *
 * @param usd US dollars of one of each unit
 * @param usdAMonth US dollars a month for what is only there
 */
record Prices(
        String region,
        String asOf,
        String source,
        Map<Unit, Double> usd,
        @JsonProperty("usd_a_month") Monthly usdAMonth,
        Assumed assumed) {

    Prices {
        usd = Map.copyOf(usd);
    }

    record Monthly(double secret, double metricOfAnAlarm, double metric, double dashboard) {}

    /**
     * @param awsCallMs how long a call of a function to AWS takes there, in milliseconds
     * @param providerMs how long a run of each function waits for the provider, in milliseconds
     */
    record Assumed(
            double awsCallMs,
            Map<String, Double> providerMs,
            double platformLogBytesARun,
            double historyEventLogBytes,
            double accessLogBytes) {
        Assumed {
            providerMs = Map.copyOf(providerMs);
        }
    }

    /**
     * US dollars for one.
     *
     * @throws IllegalStateException if the table lacks it
     */
    double of(Unit unit) {
        return Optional.ofNullable(usd.get(unit))
                .orElseThrow(() -> new IllegalStateException("there is no price of " + unit));
    }

    static Prices read() {
        try (InputStream file = Prices.class.getResourceAsStream("prices.json")) {
            return Json.read(Objects.requireNonNull(file).readAllBytes(), Prices.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
