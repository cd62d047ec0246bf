package reelay.accesscheck.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import reelay.aws.BadSecretException;
import reelay.provider.ProviderCredentials;
import reelay.provider.admin.AdminAnswer;
import reelay.provider.admin.AdminCredentials;
import reelay.provider.admin.AdminKey;
import reelay.provider.admin.AdminProject;
import reelay.provider.openai.OpenAiAdmin;
import reelay.video.Secret;

/**
 * Asks with the admin key, if there is one, for what belongs to our key.
 *
 * @param adminCredentials read on each run
 */
public record AskAdmin(OpenAiAdmin admin, Supplier<AdminCredentials> adminCredentials) {

    /** Projects whose keys are looked through when nobody named the project. */
    private static final int MOST_PROJECTS = 20;

    private static final String NO_KEY = "there is no admin key (it is optional)";

    /** Why nothing can be asked; empty when there is a key. */
    Optional<String> whyNot() {
        try {
            return adminCredentials.get().present() ? Optional.empty() : Optional.of(NO_KEY);
        } catch (BadSecretException notJson) {
            return Optional.of("the admin secret is not JSON such as {\"admin_key\": \"...\"}");
        }
    }

    /** All that can be told; only to be asked where there is a key. */
    AdminEvidence about(ProviderCredentials credentials) {
        Place place = place(credentials);
        Optional<String> project = place.project().told().map(AdminProject::id);
        return new AdminEvidence(
                place.project(),
                place.key(),
                project.map(admin::rates).orElseGet(() -> unknownProject(place)),
                project.map(admin::permissions).orElseGet(() -> unknownProject(place)),
                admin.spendLimit(),
                project.map(admin::spendLimit).orElseGet(() -> unknownProject(place)));
    }

    private record Place(AdminAnswer<AdminProject> project, AdminAnswer<AdminKey> key) {}

    private static <T> AdminAnswer<T> unknownProject(Place place) {
        return new AdminAnswer.NotTold<>(place.project().why());
    }

    /** The project that the secret names, else the one that has our key. */
    private Place place(ProviderCredentials credentials) {
        AdminAnswer<List<AdminProject>> projects = admin.projects();
        if (!(projects instanceof AdminAnswer.Told<List<AdminProject>>(List<AdminProject> all))) {
            return nowhere(projects.why());
        }
        List<AdminProject> candidates =
                all.stream()
                        .filter(
                                project ->
                                        credentials.project() == null
                                                || project.id().equals(credentials.project()))
                        .limit(MOST_PROJECTS)
                        .toList();
        Secret key = credentials.apiKey();
        if (key == null) {
            return nowhere("the provider secret holds no key");
        }
        return search(candidates, key, credentials.project() != null);
    }

    /**
     * Looks for the key in these projects.
     *
     * @param named whether the secret names the project, so that it is the one even if its keys do
     *     not show ours
     */
    private Place search(List<AdminProject> candidates, Secret key, boolean named) {
        List<Place> found = new ArrayList<>();
        String why =
                "none of the %d projects that were looked at has a key that ends in %s"
                        .formatted(candidates.size(), key.ending());
        for (AdminProject project : candidates) {
            AdminAnswer<List<AdminKey>> keys = admin.keys(project.id());
            if (!(keys instanceof AdminAnswer.Told<List<AdminKey>>(List<AdminKey> ofProject))) {
                why = keys.why();
                continue;
            }
            ofProject.stream()
                    .filter(candidate -> candidate.mayBe(key))
                    .map(match -> new Place(told(project), told(match)))
                    .forEach(found::add);
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        String reason = found.isEmpty() ? why : found.size() + " keys end in " + key.ending();
        return new Place(
                named && candidates.size() == 1
                        ? told(candidates.getFirst())
                        : new AdminAnswer.NotTold<>(reason),
                new AdminAnswer.NotTold<>(reason));
    }

    private static <T> AdminAnswer<T> told(T value) {
        return new AdminAnswer.Told<>(value);
    }

    private static Place nowhere(String why) {
        return new Place(new AdminAnswer.NotTold<>(why), new AdminAnswer.NotTold<>(why));
    }
}
