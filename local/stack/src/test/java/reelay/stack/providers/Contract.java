package reelay.stack.providers;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import reelay.provider.ContentAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.SubmitAnswer;
import reelay.provider.VideoProvider;
import reelay.provider.job.JobView;
import reelay.simulator.fault.Fault;
import reelay.video.Secret;

/** One row of the table, its provider, and how it is asked. */
interface Contract {

    String PROMPT = "a lighthouse in the fog";

    ProviderRow row();

    ProviderUnderTest under();

    VideoProvider provider();

    static Supplier<ProviderCredentials> key(String key) {
        return () -> new ProviderCredentials(new Secret(key), null, null);
    }

    default void fault(Fault fault) {
        under().simulator.faults().add(fault);
    }

    default ProviderError declined(VideoProvider asked) {
        SubmitAnswer answer = asked.submit(under().job(PROMPT));
        if (answer instanceof SubmitAnswer.Declined(ProviderError error)) {
            return error;
        }
        throw new AssertionError("was not declined: " + answer);
    }

    default JobView seen(String id) {
        LookAnswer answer = provider().look(id);
        if (answer instanceof LookAnswer.Seen(JobView job)) {
            return job;
        }
        throw new AssertionError("was not seen: " + answer);
    }

    default ContentAnswer.Opened opened(String id, long from) {
        ContentAnswer answer = provider().open(id, from);
        if (answer instanceof ContentAnswer.Opened opened) {
            return opened;
        }
        throw new AssertionError("was not opened: " + answer);
    }

    /** The file as the simulator drew it. */
    default byte[] drawn(String id) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            under().simulator
                                                    .address()
                                                    .resolve("/simulator/videos/" + id))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }
}
