package reelay.stack.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static reelay.stack.providers.ProviderUnderTest.GENERATION;
import static reelay.stack.providers.ProviderUnderTest.LIFETIME;
import static reelay.stack.providers.ProviderUnderTest.VIDEO;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.ContentAnswer;
import reelay.provider.DeleteAnswer;
import reelay.provider.FindAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.VideoProvider;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.provider.job.Likeness;
import reelay.simulator.account.Account;
import reelay.simulator.content.RedirectedRequest;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.wire.RequestKind;
import reelay.stack.providers.ProviderRow.Finding;
import reelay.video.ExtraFields;
import reelay.video.FailureCode;
import reelay.video.Operation;
import reelay.video.Secret;
import reelay.video.VideoId;
import reelay.video.VideoRequest;

/** What every adapter does, whatever its provider's words. */
abstract class ProviderContract {

    private static final String PROMPT = "a lighthouse in the fog";

    private final ProviderRow row;
    private ProviderUnderTest under;
    private VideoProvider provider;

    ProviderContract(ProviderRow row) {
        this.row = row;
    }

    @BeforeEach
    void start() {
        under = new ProviderUnderTest(row);
        provider = under.provider();
    }

    @AfterEach
    void stop() {
        under.close();
    }

    // --- submit

    @Test
    void namesItselfAsJobsAreKept() {
        assertThat(provider.name()).isEqualTo(row.kind());
    }

    @Test
    void handsAVideoOver() {
        SubmitAnswer answer = provider.submit(under.job(PROMPT));

        JobView job = ((SubmitAnswer.Accepted) answer).job();
        assertThat(job.id()).isNotBlank().hasSizeLessThanOrEqualTo(1_024);
        assertThat(job.state()).isIn(JobState.QUEUED, JobState.RUNNING);
        assertThat(under.simulator.jobsCreated()).isEqualTo(1);
    }

    @Test
    void handsOverAVideoThatBeginsWithAnImage() {
        assertThat(provider.submit(under.jobWithImage(PROMPT)))
                .isInstanceOf(SubmitAnswer.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compressed", "compressed=deflate", "bom", "long_text=1200000"})
    void readsAnAnswerInAnyShape(String shape) {
        assertThat(provider.submit(under.job(PROMPT + "[fault:" + shape + "]")))
                .isInstanceOf(SubmitAnswer.Accepted.class);
    }

    @Test
    void doesNotKnowWhatBecameOfASubmitWhoseAnswerIsLost() {
        assertThat(provider.submit(under.job(PROMPT + "[fault:drop_after]")))
                .isInstanceOf(SubmitAnswer.Unclear.class);
        assertThat(under.simulator.jobsCreated()).isEqualTo(1);
        assertThat(under.simulator.submitsReceived()).isEqualTo(1);
    }

    @Test
    void doesNotKnowWhatBecameOfASubmitWhoseConnectionCloses() {
        assertThat(provider.submit(under.job(PROMPT + "[fault:drop_before]")))
                .isInstanceOf(SubmitAnswer.Unclear.class);
        assertThat(under.simulator.submitsReceived()).isEqualTo(1);
    }

    @Test
    void doesNotKnowWhatBecameOfASubmitWhoseServerFails() {
        fault(Fault.of(FaultKind.SERVER_ERROR));

        assertThat(provider.submit(under.job(PROMPT))).isInstanceOf(SubmitAnswer.Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "text", "page", "cut", "list", "no_id"})
    void submitsOnceWhenNobodyCanReadTheAnswer(String answer) {
        assertThat(provider.submit(under.job(PROMPT + "[fault:unreadable=" + answer + "]")))
                .isInstanceOf(SubmitAnswer.Unreadable.class);
        assertThat(under.simulator.submitsReceived()).isEqualTo(1);
    }

    @Test
    void takesAWebPageForNoAnswer() {
        fault(Fault.of(FaultKind.HTML));

        assertThat(provider.submit(under.job(PROMPT))).isInstanceOf(SubmitAnswer.Unreadable.class);
    }

    @Test
    void knowsThatNobodyWasReached() {
        assertThat(declined(under.unreachable()).kind()).isEqualTo(ProviderErrorKind.UNREACHABLE);
    }

    @Test
    void comesBackLaterWhenThereAreTooManyRequests() {
        fault(Fault.of(FaultKind.RATE_LIMITED).with("7"));

        ProviderError error = declined(provider);

        assertThat(error.kind()).isEqualTo(ProviderErrorKind.RATE_LIMITED);
        assertThat(error.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(error.saidInSuccess()).isFalse();
    }

    @Test
    void comesBackLaterWhenTheProviderIsOverloaded() {
        fault(Fault.of(FaultKind.OVERLOADED));

        assertThat(declined(provider).kind()).isEqualTo(ProviderErrorKind.OVERLOADED);
    }

    @Test
    void knowsAWrongKey() {
        assertThat(declined(under.with(key("sk-wrong"))).kind())
                .isEqualTo(ProviderErrorKind.KEY_INVALID);
    }

    @Test
    void knowsAMissingKeyAndSaysWhereItBelongs() {
        ProviderError error = declined(under.with(() -> new ProviderCredentials(null, null, null)));

        assertThat(error.kind()).isEqualTo(ProviderErrorKind.KEY_MISSING);
        assertThat(error.message()).contains("api_key");
    }

    @Test
    void asksNobodyWithASecretThatCannotBeRead() {
        Supplier<ProviderCredentials> unreadable =
                () -> ProviderCredentials.read("{\"apikey\": \"sk-simulator\"}");

        assertThat(declined(under.with(unreadable)).kind())
                .isEqualTo(ProviderErrorKind.SECRET_UNREADABLE);
        assertThat(under.with(unreadable).prepare(row.model())).isPresent();
        assertThat(under.simulator.submitsReceived()).isZero();
    }

    @Test
    void knowsAModelThatTheAccountHasNotOpened() {
        under.simulator.accounts().play(Account.MODEL_FORBIDDEN);

        assertThat(declined(provider).kind()).isEqualTo(ProviderErrorKind.MODEL_NOT_PERMITTED);
    }

    @Test
    void knowsAModelThatIsNotThere() {
        fault(Fault.of(FaultKind.MODEL_NOT_FOUND));

        assertThat(declined(provider).kind()).isEqualTo(ProviderErrorKind.MODEL_NOT_FOUND);
    }

    @Test
    void knowsAnAccountWithoutMoney() {
        under.simulator.accounts().play(Account.CREDIT_EXHAUSTED);

        assertThat(declined(provider).kind()).isEqualTo(ProviderErrorKind.QUOTA_EXHAUSTED);
    }

    @Test
    void knowsARefusedPrompt() {
        fault(Fault.of(FaultKind.REFUSED_AS).with("flagged"));

        ProviderError error = declined(provider);

        assertThat(error.kind()).isEqualTo(ProviderErrorKind.MODERATION_BLOCKED);
        assertThat(error.message()).doesNotContain(PROMPT);
    }

    @Test
    void readsAnErrorInAGoodAnswer() {
        fault(Fault.of(FaultKind.ERROR_IN_200));

        assertThat(declined(provider).kind()).isEqualTo(ProviderErrorKind.QUOTA_EXHAUSTED);
        assertThat(under.simulator.jobsCreated()).isZero();
    }

    @Test
    void knowsAPageThatWantsAHumanBeing() {
        fault(Fault.of(FaultKind.CHALLENGE));

        assertThat(declined(provider).kind()).isEqualTo(ProviderErrorKind.NOT_THE_PROTOCOL);
    }

    @Test
    void followsNoRedirectWithASubmit() {
        fault(Fault.of(FaultKind.REDIRECTED));

        assertThat(declined(provider).kind()).isEqualTo(ProviderErrorKind.NOT_THE_PROTOCOL);
        assertThat(under.simulator.submitsReceived()).isEqualTo(1);
    }

    @Test
    void dropsNoFieldSilently() {
        assumeThat(row.passesAnyField()).isFalse();
        VideoRequest request =
                under.request(PROMPT, new ExtraFields("{\"no_such_field\": \"yes\"}"));

        SubmitAnswer answer = provider.submit(new JobRequest(VIDEO, request, Optional.empty()));

        ProviderError error = ((SubmitAnswer.Declined) answer).error();
        assertThat(error.kind()).isEqualTo(ProviderErrorKind.REQUEST_INVALID);
        assertThat(error.message()).contains("no_such_field");
        assertThat(under.simulator.submitsReceived()).isZero();
    }

    @Test
    void saysWhatItCannotMake() {
        assumeThat(row.remixes()).isFalse();
        VideoRequest plain = under.request(PROMPT);
        VideoRequest remix =
                new VideoRequest(
                        plain.model(),
                        plain.prompt(),
                        plain.seconds(),
                        plain.size(),
                        new Operation.Remix(ProviderUnderTest.id(2)));

        SubmitAnswer answer = provider.submit(new JobRequest(VIDEO, remix, "job"));

        assertThat(((SubmitAnswer.Declined) answer).error().kind())
                .isEqualTo(ProviderErrorKind.REQUEST_INVALID);
        assertThat(under.simulator.submitsReceived()).isZero();
    }

    // --- look

    @Test
    void seesAJobFromItsBeginningToItsEnd() {
        String id = under.accepted(PROMPT);

        assertThat(seen(id).state()).isIn(JobState.QUEUED, JobState.RUNNING);
        under.passes(GENERATION.dividedBy(2));
        assertThat(seen(id).state()).isEqualTo(JobState.RUNNING);
        under.passes(GENERATION);
        assertThat(seen(id).state()).isEqualTo(JobState.COMPLETED);
        assertThat(seen(id).id()).isEqualTo(id);
    }

    @Test
    void takesNoUnknownWordForSuccess() {
        String id = under.accepted(PROMPT + "[fault:odd_status]");
        under.passes(GENERATION.dividedBy(2));

        assertThat(seen(id).state()).isEqualTo(JobState.UNKNOWN);
        assertThat(seen(id).statusWord()).isEqualTo("warming_up");
    }

    @Test
    void readsWordsInCapitals() {
        String id = under.finished(PROMPT + "[fault:upper_case_status]");

        assertThat(seen(id).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void saysWhyAJobFailed() {
        JobView job = seen(under.finished(PROMPT + "[fault:job_fails]"));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure()).isPresent();
        assertThat(job.failure().get().code())
                .isIn(FailureCode.GENERATION_FAILED, FailureCode.PROCESSING_ERROR);
        assertThat(job.failure().get().message()).isNotBlank();
    }

    @Test
    void knowsAJobThatModerationStopped() {
        JobView job = seen(under.finished(PROMPT + "[fault:moderation]"));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure().orElseThrow().code())
                .isIn(FailureCode.MODERATION_BLOCKED, FailureCode.OUTPUT_BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compressed", "bom", "long_text=1200000", "slash_307"})
    void seesAJobThroughAnyShape(String shape) {
        String id = under.finished(PROMPT + "[fault:" + shape + "]");

        assertThat(seen(id).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void knowsThatAJobIsNotThere() {
        assertThat(provider.look(under.accepted(PROMPT) + "0")).isInstanceOf(LookAnswer.Lost.class);
    }

    @Test
    void knowsThatAJobIsGone() {
        String id = under.accepted(PROMPT + "[fault:lost_job]");

        assertThat(provider.look(id)).isInstanceOf(LookAnswer.Seen.class);
        assertThat(provider.look(id)).isInstanceOf(LookAnswer.Lost.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../videos", "a/b+c==", "a b?c=d&e#f", "%2e%2e", "ключ"})
    void asksForOddIdsAsTheyAre(String id) {
        assertThat(provider.look(id)).isNotInstanceOf(LookAnswer.Seen.class);
    }

    @Test
    void takesAServersOwnPageForNoVerdict() {
        String id = under.accepted(PROMPT + "[fault:nginx_404]");

        assertThat(provider.look(id)).isInstanceOf(LookAnswer.Seen.class);
        assertThat(provider.look(id)).isInstanceOf(LookAnswer.Unavailable.class);
        assertThat(provider.look(id)).isInstanceOf(LookAnswer.Seen.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server_error", "overloaded", "html", "challenge", "unauthorized"})
    void losesNoJobOverATroubleOfTheProvider(String trouble) {
        String id = under.accepted(PROMPT);
        fault(Fault.of(FaultKind.ofWord(trouble)).on(RequestKind.LOOK));

        assertThat(provider.look(id)).isInstanceOf(LookAnswer.Unavailable.class);
    }

    @Test
    void losesNoJobWhileNobodyIsReached() {
        assertThat(under.unreachable().look("job")).isInstanceOf(LookAnswer.Unavailable.class);
    }

    // --- open

    @Test
    void opensTheVideo() throws IOException, InterruptedException {
        String id = under.finished(PROMPT);

        try (ContentAnswer.Opened opened = opened(id, 0)) {
            assertThat(opened.contentType()).isEqualTo("video/mp4");
            assertThat(opened.body().readAllBytes()).isEqualTo(drawn(id));
        }
    }

    @Test
    void goesOnInTheMiddle() throws IOException, InterruptedException {
        String id = under.finished(PROMPT);
        byte[] whole = drawn(id);

        try (ContentAnswer.Opened opened = opened(id, 1_000)) {
            assertThat(opened.firstByte()).isEqualTo(1_000);
            assertThat(opened.totalLength()).hasValue(whole.length);
            assertThat(opened.body().readAllBytes()).hasSize(whole.length - 1_000);
        }
    }

    @Test
    void hasNoVideoBeforeTheEnd() {
        assertThat(provider.open(under.accepted(PROMPT), 0))
                .isInstanceOf(ContentAnswer.NotNow.class);
    }

    @Test
    void hasNoVideoOfAFailedJob() {
        assertThat(provider.open(under.finished(PROMPT + "[fault:job_fails]"), 0))
                .isInstanceOf(ContentAnswer.Refused.class);
    }

    @Test
    void opensNothingAfterTheResultWasCleared() {
        String id = under.finished(PROMPT);
        under.passes(LIFETIME);

        assertThat(provider.open(id, 0)).isNotInstanceOf(ContentAnswer.Opened.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired_link", "not_ready_content", "content_challenge"})
    void losesNoVideoOverARefusalOfItsFile(String refusal) {
        String id = under.finished(PROMPT + "[fault:" + refusal + "]");

        assertThat(provider.open(id, 0)).isNotInstanceOf(ContentAnswer.Opened.class);
        assertThat(seen(id).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    void noticesThatAFileBreaksOff() throws IOException {
        String id = under.finished(PROMPT + "[fault:cut_off=5000]");

        try (ContentAnswer.Opened opened = opened(id, 0)) {
            assertThatThrownBy(() -> opened.body().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void showsItsKeyToNobodyElse() throws IOException {
        String id = under.finished(PROMPT + "[fault:redirect_content]");

        opened(id, 0).close();

        assertThat(under.simulator.redirectedRequests()).isNotEmpty();
        assertThat(under.simulator.redirectedRequests()).noneMatch(RedirectedRequest::authorized);
    }

    // --- find

    @Test
    void findsALostSubmitAsFarAsItCan() {
        String prompt = PROMPT + "[fault:drop_after]";
        provider.submit(under.job(prompt));

        FindAnswer answer = provider.find(under.traits(prompt));

        if (row.finding() == Finding.CANNOT_TELL) {
            assertThat(answer).isInstanceOf(FindAnswer.CannotTell.class);
            return;
        }
        FindAnswer.Found found = (FindAnswer.Found) answer;
        assertThat(found.gap()).isEmpty();
        assertThat(found.jobs()).hasSize(1);
        assertThat(found.jobs().getFirst().likeness())
                .isEqualTo(
                        switch (row.finding()) {
                            case BY_OUR_ID -> Likeness.OUR_ID;
                            case BY_SEED -> Likeness.OUR_SEED;
                            case BY_PROMPT -> Likeness.SAME;
                            case BY_LIST, CANNOT_TELL -> Likeness.PROMPT_NOT_SHOWN;
                        });
        assertThat(seen(found.jobs().getFirst().job().id()).state()).isNotNull();
    }

    @Test
    void findsNothingWhereNothingWasMade() {
        assumeThat(row.finding()).isNotEqualTo(Finding.CANNOT_TELL);

        assertThat(provider.find(under.traits(PROMPT)))
                .isInstanceOfSatisfying(
                        FindAnswer.Found.class, found -> assertThat(found.jobs()).isEmpty());
    }

    @Test
    void makesNoSecondJobWithTheSameId() {
        assumeThat(row.finding()).isEqualTo(Finding.BY_OUR_ID);
        String first = under.accepted(PROMPT);

        String second = ProviderUnderTest.accepted(provider.submit(under.job(PROMPT)));

        assertThat(second).isEqualTo(first);
        assertThat(under.simulator.jobsCreated()).isEqualTo(1);
    }

    @Test
    void looksForALostSubmitAgainWhenNobodyIsReached() {
        assumeThat(row.finding()).isNotEqualTo(Finding.CANNOT_TELL);

        assertThat(under.unreachable().find(under.traits(PROMPT)))
                .isInstanceOf(FindAnswer.Unavailable.class);
    }

    // --- delete

    @Test
    void removesAJobOrSaysThatItCannot() {
        String id = under.finished(PROMPT);

        assertThat(provider.delete(id))
                .isInstanceOf(
                        row.deletes() ? DeleteAnswer.Deleted.class : DeleteAnswer.NotDeleted.class);
        assertThat(provider.look(id))
                .isInstanceOf(row.deletes() ? LookAnswer.Lost.class : LookAnswer.Seen.class);
    }

    // --- models

    @Test
    void showsThatItsKeyIsGood() {
        switch (provider.models()) {
            case ModelsAnswer.Listed listed -> assertThat(listed.models()).isNotEmpty();
            case ModelsAnswer.Probed probed -> assertThat(probed.doubt()).isEmpty();
            case ModelsAnswer.Denied _, ModelsAnswer.CannotTell _ ->
                    throw new AssertionError("the key is good");
        }
    }

    @Test
    void showsThatItsKeyIsWrong() {
        assumeThat(row.modelsNeedKey()).isTrue();

        assertThat(under.with(key("sk-wrong")).models())
                .isInstanceOfSatisfying(
                        ModelsAnswer.Denied.class,
                        denied ->
                                assertThat(denied.error().kind())
                                        .isEqualTo(ProviderErrorKind.KEY_INVALID));
    }

    @Test
    void cannotTellModelsWhenNobodyIsReached() {
        assertThat(under.unreachable().models()).isInstanceOf(ModelsAnswer.CannotTell.class);
    }

    // --- whatever comes back

    /** So many videos; {@code -Dreelay.mangled.seeds=} for more. */
    private static final int SEEDS = Integer.getInteger("reelay.mangled.seeds", 200);

    @Test
    void paysOnceWhateverComesBack() throws IOException {
        try (MangledWire wire = new MangledWire(under.simulator.address())) {
            VideoProvider mangled = under.through(wire);
            Set<String> seen = new TreeSet<>();
            for (int seed = 1; seed <= SEEDS; seed++) {
                wire.begin(seed);
                long before = under.simulator.jobsCreated();

                List<String> story = make(mangled, seed);

                assertThat(under.simulator.jobsCreated() - before)
                        .as("%s, seed %d: %s, %s", row.kind(), seed, story, wire.done())
                        .isLessThanOrEqualTo(1);
                seen.add(story.getFirst());
            }
            assertThat(seen).contains("Accepted", "Unclear", "Unreadable");
        }
    }

    /** As the steps do it: after an unclear submit only a whole list without it allows another. */
    private List<String> make(VideoProvider mangled, int seed) {
        String prompt = PROMPT + " number " + seed;
        VideoId id = ProviderUnderTest.id(1_000 + seed);
        List<String> story = new ArrayList<>();
        for (int attempt = 0; attempt < 3; attempt++) {
            SubmitAnswer answer = mangled.submit(under.job(id, prompt));
            story.add(answer.getClass().getSimpleName());
            switch (answer) {
                case SubmitAnswer.Accepted(JobView job) -> {
                    boolean done =
                            mangled.look(job.id()) instanceof LookAnswer.Seen seen
                                    && seen.job().state() == JobState.COMPLETED;
                    assertThat(done).as("%s, seed %d: %s", row.kind(), seed, story).isFalse();
                    return story;
                }
                case SubmitAnswer.Declined(ProviderError error)
                        when error.saidInSuccess()
                                || error.kind().remedy() == ProviderErrorKind.Remedy.NEVER -> {
                    return story;
                }
                case SubmitAnswer.Declined _ -> {
                    // It is asked again: certainly nothing was taken.
                }
                case SubmitAnswer.Unclear _ -> {
                    FindAnswer found = mangled.find(under.traits(id, prompt));
                    story.add(found.toString());
                    boolean none =
                            found instanceof FindAnswer.Found list
                                    && list.gap().isEmpty()
                                    && list.jobs().stream()
                                            .allMatch(
                                                    job ->
                                                            job.likeness().verdict()
                                                                    == Likeness.Verdict.OTHER);
                    if (!none) {
                        return story;
                    }
                }
                case SubmitAnswer.Finished _, SubmitAnswer.Unreadable _ -> {
                    return story;
                }
            }
        }
        return story;
    }

    // --- words

    private static Supplier<ProviderCredentials> key(String key) {
        return () -> new ProviderCredentials(new Secret(key), null, null);
    }

    private void fault(Fault fault) {
        under.simulator.faults().add(fault);
    }

    private ProviderError declined(VideoProvider asked) {
        SubmitAnswer answer = asked.submit(under.job(PROMPT));
        if (answer instanceof SubmitAnswer.Declined(ProviderError error)) {
            return error;
        }
        throw new AssertionError("was not declined: " + answer);
    }

    private JobView seen(String id) {
        LookAnswer answer = provider.look(id);
        if (answer instanceof LookAnswer.Seen(JobView job)) {
            return job;
        }
        throw new AssertionError("was not seen: " + answer);
    }

    private ContentAnswer.Opened opened(String id, long from) {
        ContentAnswer answer = provider.open(id, from);
        if (answer instanceof ContentAnswer.Opened opened) {
            return opened;
        }
        throw new AssertionError("was not opened: " + answer);
    }

    /** The file as the simulator drew it. */
    private byte[] drawn(String id) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            under.simulator
                                                    .address()
                                                    .resolve("/simulator/videos/" + id))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }
}
