package reelay.provider.models;

import java.time.LocalDate;
import java.util.Set;

/**
 * Where facts come from.
 *
 * @param source whose words they are
 * @param asOf the day they were read
 * @param unproved the fields that were read second hand only: in other people's code and
 *     comparisons
 */
public record Origin(String source, LocalDate asOf, Set<String> unproved) {
    public Origin {
        unproved = Set.copyOf(unproved);
    }
}
