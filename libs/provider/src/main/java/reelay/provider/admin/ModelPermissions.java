package reelay.provider.admin;

import java.util.Set;

/**
 * Which models a project may use.
 *
 * @param onlyThese whether {@code models} are the allowed ones; otherwise they are the denied ones
 */
public record ModelPermissions(boolean onlyThese, Set<String> models) {

    public ModelPermissions {
        models = Set.copyOf(models);
    }

    /** Whether the project may use that model. */
    public boolean allow(String model) {
        return models.contains(model) == onlyThese;
    }
}
