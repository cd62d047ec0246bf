package reelay.provider.exchange;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import reelay.provider.ContentAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.http.Reply;
import reelay.provider.job.JobState;
import reelay.provider.read.JobDocument;
import reelay.provider.read.ResultPlace;
import reelay.provider.refusal.Refusal.Asked;

/**
 * Opens the link under which a provider keeps a finished video, mostly on another origin and for a
 * while only. The job is paid for: what a store of files says is never the last word.
 */
public final class LinkedVideo {

    private final OpenAddress addresses;
    private final ErrorReader errors;

    public LinkedVideo(OpenAddress addresses, ErrorReader errors) {
        this.addresses = addresses;
        this.errors = errors;
    }

    /**
     * Opens it.
     *
     * @param found the address of the answer that named it
     */
    public ContentAnswer open(URI found, String link, long from) {
        return switch (addresses.open(found, new ResultPlace.Link(link), from)) {
            case Opening.Bytes(ContentAnswer answer) -> answer;
            case Opening.Other(ContentAnswer.Opened answer) -> answer;
            case Opening.Nothing(ProviderError error) -> new ContentAnswer.NotNow(error);
            case Opening.Words words when words.handedOut() && !underWay(words.answer()) ->
                    page(words.answer());
            case Opening.Words words ->
                    new ContentAnswer.NotNow(
                            words.atProvider()
                                    ? errors.of(Asked.CONTENT, words.answer())
                                    : elsewhere(errors, words.answer()));
        };
    }

    /** Whether words in the place of a video say that it is being made: they are no verdict. */
    public static boolean underWay(Reply.Answer answer) {
        JobState state =
                answer.json().map(json -> JobDocument.in(json).state()).orElse(JobState.UNKNOWN);
        return state == JobState.QUEUED
                || state == JobState.RUNNING
                || (answer.json().isEmpty() && FirstBytes.saysUnderWay(answer.text()));
    }

    /** What a store of bytes elsewhere refuses says nothing about our account at the provider. */
    public static ProviderError elsewhere(ErrorReader errors, Reply.Answer answer) {
        ProviderErrorKind kind =
                answer.status() == 429
                        ? ProviderErrorKind.RATE_LIMITED
                        : answer.status() >= 500
                                ? ProviderErrorKind.SERVER_ERROR
                                : ProviderErrorKind.NOT_READY;
        return errors.error(
                kind,
                "the place the provider keeps the video at answered " + answer.status(),
                answer);
    }

    /** What was handed out as a video goes the way of a video, so that it is named. */
    public static ContentAnswer page(Reply.Answer answer) {
        return new ContentAnswer.Opened(
                new ByteArrayInputStream(answer.text().getBytes(StandardCharsets.UTF_8)),
                0,
                OptionalLong.empty(),
                answer.headers().firstValue("content-type").orElse(""),
                Optional.empty());
    }
}
