package reelay.simulator.account;

import java.util.Optional;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.RequestKind;

/**
 * How an account answers.
 *
 * @param toAll what every request but the admin key's is refused with
 * @param models how the list of models looks
 * @param toSubmits what new videos are refused with
 * @param admin what the admin interface tells
 * @param organization what the {@code openai-organization} header says; empty leaves the choice to
 *     the request
 * @param likeOpenAi whether answers have OpenAI's headers
 */
public record AccountPlay(
        Optional<AccountRefusal> toAll,
        ModelsShape models,
        Optional<AccountRefusal> toSubmits,
        AdminShape admin,
        Optional<String> organization,
        boolean likeOpenAi) {

    /** The organization of everybody who names none. */
    private static final String OURS = "org-simulator";

    public static AccountPlay of(Account account) {
        return switch (account) {
            case READY -> usual();
            case KEY_INVALID -> all(AccountRefusal.KEY_INVALID);
            case KEY_OF_OTHER_PROJECT -> all(AccountRefusal.KEY_OF_OTHER_PROJECT);
            case IP_NOT_ALLOWED -> all(AccountRefusal.IP_NOT_ALLOWED);
            case REGION_NOT_SUPPORTED -> all(AccountRefusal.REGION_NOT_SUPPORTED);
            case ORGANIZATION_MISMATCH -> all(AccountRefusal.ORGANIZATION_MISMATCH);
            case ORGANIZATION_UNKNOWN -> all(AccountRefusal.ORGANIZATION_UNKNOWN);
            case ORGANIZATION_OTHER -> usual().answeringFor("org-somebody-else");
            case UNVERIFIED -> submits(AccountRefusal.UNVERIFIED);
            case UNVERIFIED_404 -> submits(AccountRefusal.UNVERIFIED_404);
            case UNVERIFIED_EVERYWHERE -> all(AccountRefusal.UNVERIFIED);
            case UNVERIFIED_OLD_KEY ->
                    submits(AccountRefusal.UNVERIFIED).withAdmin(AdminShape.OLD_KEY);
            case MODEL_NOT_LISTED ->
                    submits(AccountRefusal.MODEL_NOT_FOUND).listing(ModelsShape.WITHOUT_OURS);
            case MODEL_FORBIDDEN -> submits(AccountRefusal.MODEL_FORBIDDEN);
            case MODEL_DENIED_TO_PROJECT ->
                    submits(AccountRefusal.MODEL_FORBIDDEN).withAdmin(AdminShape.MODEL_DENIED);
            case DEPLOYMENT_MISSING ->
                    submits(AccountRefusal.DEPLOYMENT_MISSING)
                            .listing(ModelsShape.NOT_THERE)
                            .unlikeOpenAi();
            case TIER_TOO_LOW ->
                    submits(AccountRefusal.TOO_MANY_OF_NONE).withAdmin(AdminShape.NO_RATE);
            case BILLING_INACTIVE -> submits(AccountRefusal.BILLING_INACTIVE);
            case CREDIT_EXHAUSTED -> submits(AccountRefusal.CREDIT_EXHAUSTED);
            case CREDIT_BALANCE_EXHAUSTED -> submits(AccountRefusal.CREDIT_BALANCE_EXHAUSTED);
            case SPEND_LIMIT_REACHED -> submits(AccountRefusal.SPEND_LIMIT_REACHED);
            case PROJECT_SPEND_LIMIT_REACHED -> submits(AccountRefusal.PROJECT_LIMIT_REACHED);
            case HARD_LIMIT_REACHED -> submits(AccountRefusal.HARD_LIMIT_REACHED);
            case SPEND_LIMIT_ENFORCED ->
                    submits(AccountRefusal.SPEND_LIMIT_REACHED)
                            .withAdmin(AdminShape.LIMIT_ENFORCED);
            case RATE_LIMITED -> all(AccountRefusal.RATE_LIMITED);
            case OVERLOADED -> all(AccountRefusal.OVERLOADED);
            case PROVIDER_ERROR -> all(AccountRefusal.SERVER_ERROR);
            case KEY_EXPIRES_SOON -> usual().withAdmin(AdminShape.KEY_ENDS_SOON);
            case KEY_OWNER_LEFT -> usual().withAdmin(AdminShape.OWNER_LEFT);
            case PROJECT_ARCHIVED -> usual().withAdmin(AdminShape.ARCHIVED);
            case ADMIN_WITHOUT_RIGHTS -> usual().withAdmin(AdminShape.WITHOUT_RIGHTS);
            case RETIRED_NOT_FOUND -> gone(AccountRefusal.MODEL_NOT_FOUND);
            case RETIRED_DEPRECATED -> gone(AccountRefusal.MODEL_DEPRECATED);
            case RETIRED_INVALID_URL -> gone(AccountRefusal.INVALID_URL);
            case RETIRED_GONE -> gone(AccountRefusal.GONE);
            case RETIRED_FORBIDDEN -> gone(AccountRefusal.FORBIDDEN);
            case RETIRED_UNVERIFIED -> gone(AccountRefusal.UNVERIFIED);
            case RETIRED_BY_DATE ->
                    submits(AccountRefusal.MODEL_DEPRECATED).listing(ModelsShape.SHUT_DOWN);
            case SHUTDOWN_NEAR -> usual().listing(ModelsShape.SHUTDOWN_NEAR);
            case NO_MODEL_LIST -> foreign(ModelsShape.NOT_THERE);
            case OTHER_MODEL_LIST -> foreign(ModelsShape.OTHER);
            case EMPTY_MODEL_LIST -> foreign(ModelsShape.EMPTY);
            case PAGE_AT_ADDRESS -> foreign(ModelsShape.PAGE);
            case GARBAGE_MODEL_LIST -> foreign(ModelsShape.GARBAGE);
            case HUGE_MODEL_LIST -> foreign(ModelsShape.HUGE);
            case SLOW_MODEL_LIST -> foreign(ModelsShape.SLOW);
            case SILENT -> foreign(ModelsShape.SILENT);
        };
    }

    private static AccountPlay all(AccountRefusal refusal) {
        return usual().refusingAll(refusal);
    }

    private static AccountPlay submits(AccountRefusal refusal) {
        return usual().refusingSubmits(refusal);
    }

    private static AccountPlay gone(AccountRefusal refusal) {
        return submits(refusal).listing(ModelsShape.WITHOUT_OURS);
    }

    private static AccountPlay foreign(ModelsShape shape) {
        return usual().listing(shape).unlikeOpenAi();
    }

    private static AccountPlay usual() {
        return new AccountPlay(
                Optional.empty(),
                ModelsShape.USUAL,
                Optional.empty(),
                AdminShape.USUAL,
                Optional.empty(),
                true);
    }

    private AccountPlay refusingAll(AccountRefusal refusal) {
        return new AccountPlay(
                Optional.of(refusal), models, toSubmits, admin, organization, likeOpenAi);
    }

    private AccountPlay refusingSubmits(AccountRefusal refusal) {
        return new AccountPlay(
                toAll, models, Optional.of(refusal), admin, organization, likeOpenAi);
    }

    private AccountPlay listing(ModelsShape shape) {
        return new AccountPlay(toAll, shape, toSubmits, admin, organization, likeOpenAi);
    }

    private AccountPlay withAdmin(AdminShape shape) {
        return new AccountPlay(toAll, models, toSubmits, shape, organization, likeOpenAi);
    }

    private AccountPlay answeringFor(String id) {
        return new AccountPlay(toAll, models, toSubmits, admin, Optional.of(id), likeOpenAi);
    }

    private AccountPlay unlikeOpenAi() {
        return new AccountPlay(toAll, models, toSubmits, AdminShape.NOT_THERE, organization, false);
    }

    /** The answer in place of the work. */
    public Optional<Answer> refusal(RequestKind operation, String model, Call call) {
        return refusal(operation).map(of -> of.answer(model, call));
    }

    /** What a request is refused with, whatever the words for it. */
    public Optional<AccountRefusal> refusal(RequestKind operation) {
        return switch (operation) {
            case ADMIN -> Optional.empty();
            case SUBMIT -> toAll.or(() -> toSubmits);
            default -> toAll;
        };
    }

    /** What the header says; empty when there is none. */
    public Optional<String> organizationFor(Optional<String> asked) {
        return likeOpenAi
                ? Optional.of(organization.or(() -> asked).orElse(OURS))
                : Optional.empty();
    }
}
