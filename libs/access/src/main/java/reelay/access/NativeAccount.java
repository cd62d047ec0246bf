package reelay.access;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.provider.ProviderErrorKind;

/**
 * What is known of the accounts at providers with wires of their own: what the question that costs
 * nothing tells, and what helps at whose pages. All of it was read in the vendors' documents and
 * SDKs or in adapters of others; nobody here has seen any of it with a live account.
 */
public enum NativeAccount {
    /**
     * The question is the one by which every job is looked at (a task that nobody has is an empty
     * answer, which others saw live), so who refuses it refuses the looks at jobs as well.
     */
    KLING(
            "kling",
            "Kling",
            "GET /tasks?task_ids=0",
            Map.of(
                    ProviderErrorKind.KEY_NOT_PERMITTED, Reason.KEY_NOT_PERMITTED,
                    ProviderErrorKind.MODEL_NOT_PERMITTED, Reason.MODEL_NOT_ENABLED),
            new Help(
                    Step.at(
                            "https://kling.ai/dev",
                            "Make an API key in Kling's developer console; a pair of access key and"
                                    + " secret key is of the generation before, and is not taken."),
                    Step.at(
                            "https://kling.ai/dev",
                            "Look in Kling's developer console whether the account's pack is for"
                                    + " this model, and whether its API is switched on."),
                    Step.at(
                            "https://kling.ai/dev",
                            "Buy units or a pack of video units in Kling's developer console, or"
                                    + " settle what is owed; a pack also ends with its day."))),

    /** {@code /key} tells of the key and its limit, {@code /videos/models} answers anybody. */
    OPENROUTER(
            "openrouter",
            "OpenRouter",
            "GET /key, GET /videos/models",
            Map.of(ProviderErrorKind.KEY_NOT_PERMITTED, Reason.KEY_NOT_PERMITTED),
            new Help(
                    Step.at("https://openrouter.ai/settings/keys", "Make a new key at OpenRouter."),
                    Step.at(
                            "https://openrouter.ai/settings/privacy",
                            "Look whether the account's settings leave out who makes this model:"
                                    + " its data policy or its list of providers."),
                    Step.at(
                            "https://openrouter.ai/settings/credits",
                            "Add credits to the OpenRouter account."),
                    Step.at(
                            "https://openrouter.ai/settings/keys",
                            "Raise the limit of the key at OpenRouter, or take it away."))),

    /** The list of tasks; that a key may not list them does not prove that it may not make any. */
    SEEDANCE(
            "seedance",
            "Seedance",
            "GET /contents/generations/tasks?page_size=1",
            Map.of(),
            new Help(
                    Step.at(
                            "https://console.byteplus.com/ark",
                            "Make an API key of ModelArk, at the console of the region that is"
                                    + " asked: keys of BytePlus and of Volcengine do not cross."),
                    Step.at(
                            "https://console.byteplus.com/ark",
                            "Activate the model in ModelArk's console: each one is closed until"
                                    + " somebody does (ModelNotOpen)."),
                    Step.at(
                            "https://console.byteplus.com/ark",
                            "Settle the balance of the account: an overdue one closes ModelArk"
                                    + " (AccountOverdueError)."),
                    Step.at(
                            "https://console.byteplus.com/ark",
                            "Raise the limit that the account set itself in ModelArk's console, or"
                                    + " take it away (SetLimitExceeded)."))),

    /** The list of tasks, as with Seedance. */
    MINIMAX(
            "minimax",
            "MiniMax",
            "GET /v2/query/video_generation?page_size=1",
            Map.of(),
            new Help(
                    Step.at(
                            "https://platform.minimax.io/user-center/basic-information/interface-key",
                            "Make an API key at MiniMax; a key of platform.minimaxi.com (China) is"
                                    + " of another service."),
                    Step.at(
                            "https://platform.minimax.io/user-center/basic-information/interface-key",
                            "Look whether the key is one that pays as it goes: a key of a plan"
                                    + " makes what the plan has."),
                    Step.at(
                            "https://platform.minimax.io/user-center/payment/balance",
                            "Add to the balance of the MiniMax account.")));

    /**
     * What helps, at the provider's own pages.
     *
     * @param key to have a key that is taken
     * @param model to be allowed the model
     * @param money to be able to pay
     * @param limit to be below a limit that somebody set
     */
    record Help(Step key, Step model, Step money, Step limit) {
        /** Where no limit is known that anybody sets. */
        private Help(Step key, Step model, Step money) {
            this(key, model, money, money);
        }
    }

    private final String kind;
    private final String provider;
    private final String question;
    private final Map<ProviderErrorKind, Reason> certain;
    private final Help help;

    /**
     * @param certain what an error in answer to the question certainly means, beside what it means
     *     everywhere
     */
    NativeAccount(
            String kind,
            String provider,
            String question,
            Map<ProviderErrorKind, Reason> certain,
            Help help) {
        this.kind = kind;
        this.provider = provider;
        this.question = question;
        this.certain = certain;
        this.help = help;
    }

    /** The account at a provider of that kind; empty for a server of OpenAI's protocol. */
    public static Optional<NativeAccount> of(String kind) {
        return Stream.of(values()).filter(account -> account.kind.equals(kind)).findFirst();
    }

    /** Of the provider, as in {@code Providers}. */
    public String kind() {
        return kind;
    }

    /** What people call it. */
    public String provider() {
        return provider;
    }

    /** What it is asked, which costs nothing and makes nothing. */
    public String question() {
        return question;
    }

    /** What an error in answer to the question certainly means here. */
    public Optional<Reason> certain(ProviderErrorKind error) {
        return Optional.ofNullable(certain.get(error));
    }

    Help help() {
        return help;
    }
}
