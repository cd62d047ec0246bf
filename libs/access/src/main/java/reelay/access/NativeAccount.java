package reelay.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.provider.ProviderErrorKind;
import reelay.provider.kling.KlingProvider;
import reelay.provider.minimax.MiniMaxProvider;
import reelay.provider.openrouter.OpenRouterProvider;
import reelay.provider.seedance.SeedanceProvider;

/**
 * What is known of the accounts at providers with wires of their own: what the question that costs
 * nothing tells, and what helps at whose pages. All of it was read in the vendors' documents and
 * SDKs or in adapters of others; nobody here has seen any of it with a live account.
 *
 * @param kind of the provider, as in {@code Providers}
 * @param provider what people call it
 * @param question what it is asked, which costs nothing and makes nothing
 * @param certain what an error in answer to the question certainly means here, beside what it means
 *     everywhere
 * @param help what helps
 */
public record NativeAccount(
        String kind,
        String provider,
        String question,
        Map<ProviderErrorKind, Reason> certain,
        Help help) {

    /**
     * The question is the one by which every job is looked at (a task that nobody has is an empty
     * answer, which others saw live), so who refuses it refuses the looks at jobs as well.
     */
    public static final NativeAccount KLING =
            new NativeAccount(
                    KlingProvider.KIND,
                    "Kling",
                    "GET /tasks?task_ids=0",
                    Map.of(
                            ProviderErrorKind.KEY_NOT_PERMITTED, Reason.KEY_NOT_PERMITTED,
                            ProviderErrorKind.MODEL_NOT_PERMITTED, Reason.MODEL_NOT_ENABLED),
                    new Help(
                            Step.at(
                                    "https://kling.ai/dev",
                                    "Make an API key in Kling's developer console; a pair of access"
                                            + " key and secret key is of the generation before, and is"
                                            + " not taken."),
                            Step.at(
                                    "https://kling.ai/dev",
                                    "Look in Kling's developer console whether the account's pack"
                                            + " is for this model, and whether its API is switched"
                                            + " on."),
                            Step.at(
                                    "https://kling.ai/dev",
                                    "Buy units or a pack of video units in Kling's developer"
                                            + " console, or settle what is owed; a pack also ends with"
                                            + " its day.")));

    /** {@code /key} tells of the key and its limit, {@code /videos/models} answers anybody. */
    public static final NativeAccount OPENROUTER =
            new NativeAccount(
                    OpenRouterProvider.KIND,
                    "OpenRouter",
                    "GET /key, GET /videos/models",
                    Map.of(ProviderErrorKind.KEY_NOT_PERMITTED, Reason.KEY_NOT_PERMITTED),
                    new Help(
                            Step.at(
                                    "https://openrouter.ai/settings/keys",
                                    "Make a new key at OpenRouter."),
                            Step.at(
                                    "https://openrouter.ai/settings/privacy",
                                    "Look whether the account's settings leave out who makes this"
                                            + " model: its data policy or its list of providers."),
                            Step.at(
                                    "https://openrouter.ai/settings/credits",
                                    "Add credits to the OpenRouter account."),
                            Step.at(
                                    "https://openrouter.ai/settings/keys",
                                    "Raise the limit of the key at OpenRouter, or take it away.")));

    /** The list of tasks; that a key may not list them does not prove that it may not make any. */
    public static final NativeAccount SEEDANCE =
            new NativeAccount(
                    SeedanceProvider.KIND,
                    "Seedance",
                    "GET /contents/generations/tasks?page_size=1",
                    Map.of(),
                    new Help(
                            Step.at(
                                    "https://console.byteplus.com/ark",
                                    "Make an API key of ModelArk, at the console of the region that"
                                            + " is asked: keys of BytePlus and of Volcengine do not"
                                            + " cross."),
                            Step.at(
                                    "https://console.byteplus.com/ark",
                                    "Activate the model in ModelArk's console: each one is closed"
                                            + " until somebody does (ModelNotOpen)."),
                            Step.at(
                                    "https://console.byteplus.com/ark",
                                    "Settle the balance of the account: an overdue one closes"
                                            + " ModelArk (AccountOverdueError)."),
                            Step.at(
                                    "https://console.byteplus.com/ark",
                                    "Raise the limit that the account set itself in ModelArk's"
                                            + " console, or take it away (SetLimitExceeded).")));

    /** The list of tasks, as with Seedance. */
    public static final NativeAccount MINIMAX =
            new NativeAccount(
                    MiniMaxProvider.KIND,
                    "MiniMax",
                    "GET /v2/query/video_generation?page_size=1",
                    Map.of(),
                    new Help(
                            Step.at(
                                    "https://platform.minimax.io/user-center/basic-information/interface-key",
                                    "Make an API key at MiniMax; a key of platform.minimaxi.com"
                                            + " (China) is of another service."),
                            Step.at(
                                    "https://platform.minimax.io/user-center/basic-information/interface-key",
                                    "Look whether the key is one that pays as it goes: a key of a"
                                            + " plan makes what the plan has."),
                            Step.at(
                                    "https://platform.minimax.io/user-center/payment/balance",
                                    "Add to the balance of the MiniMax account.")));

    private static final List<NativeAccount> ALL = List.of(KLING, OPENROUTER, SEEDANCE, MINIMAX);

    /**
     * What helps, at the provider's own pages.
     *
     * @param key to have a key that is taken
     * @param model to be allowed the model
     * @param money to be able to pay
     * @param limit to be below a limit that somebody set
     */
    public record Help(Step key, Step model, Step money, Step limit) {
        /** Where no limit is known that anybody sets. */
        private Help(Step key, Step model, Step money) {
            this(key, model, money, money);
        }
    }

    public NativeAccount {
        certain = Map.copyOf(certain);
    }

    /** The account at a provider of that kind; empty for a server of OpenAI's protocol. */
    public static Optional<NativeAccount> of(String kind) {
        return ALL.stream().filter(account -> account.kind.equals(kind)).findFirst();
    }

    /** What an error in answer to the question certainly means here. */
    public Optional<Reason> certainly(ProviderErrorKind error) {
        return Optional.ofNullable(certain.get(error));
    }
}
