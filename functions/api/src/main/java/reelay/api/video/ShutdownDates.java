package reelay.api.video;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import reelay.provider.site.Shutdown;
import reelay.video.environment.Environment;

/**
 * The days on which models are switched off.
 *
 * @param byModel as the deployment's settings say
 * @param host the provider's, some of whose dates are known
 */
public record ShutdownDates(Map<String, LocalDate> byModel, String host) {

    private static final String VARIABLE = "MODEL_SHUTDOWN_DATES";

    public ShutdownDates {
        byModel = Map.copyOf(byModel);
    }

    /** Reads MODEL_SHUTDOWN_DATES, a list such as {@code film-1=2027-01-31}. */
    static ShutdownDates from(Environment environment, String host) {
        Map<String, LocalDate> dates = new HashMap<>();
        for (String entry : environment.listOrNone(VARIABLE)) {
            try {
                int equals = entry.lastIndexOf('=');
                dates.put(entry.substring(0, equals), LocalDate.parse(entry.substring(equals + 1)));
            } catch (DateTimeParseException | IndexOutOfBoundsException e) {
                throw environment.odd(
                        VARIABLE, entry, "a model and a day, such as film-1=2027-01-31", e);
            }
        }
        return new ShutdownDates(dates, host);
    }

    /** The day that the settings say. */
    Optional<LocalDate> of(String model) {
        return Optional.ofNullable(byModel.get(model));
    }

    /** The day known of the provider's host, for a model as that provider calls it. */
    Optional<LocalDate> atTheHost(String model) {
        return Shutdown.known(host, model).map(Shutdown::day);
    }
}
