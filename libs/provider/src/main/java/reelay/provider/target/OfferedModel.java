package reelay.provider.target;

import java.util.List;

/**
 * A model that apps may ask for.
 *
 * @param name as they call it
 * @param targets who may make its videos, the one that is asked first first
 */
public record OfferedModel(String name, List<Target> targets) {
    public OfferedModel {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("nobody makes " + name);
        }
    }
}
