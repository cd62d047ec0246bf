package reelay.catalog;

import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.aws.Attributes;
import reelay.video.AskedTargets;
import reelay.video.FailureCode;
import reelay.video.Tried;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Who has been asked for a video, as its item keeps it. */
final class KeptTargets {

    private KeptTargets() {}

    static AskedTargets read(Attributes item) {
        return new AskedTargets(
                item.textIfThere("target"),
                item.yes("target_fixed"),
                item.find("tried", AttributeValue::l).orElse(List.of()).stream()
                        .flatMap(it -> tried(new Attributes(it.m())).stream())
                        .toList());
    }

    /** One with the code of another version is left out, so that the target is asked again. */
    private static Optional<Tried> tried(Attributes tried) {
        return FailureCode.ofWord(tried.text("code"))
                .map(
                        code ->
                                new Tried(
                                        tried.text("target"),
                                        code,
                                        tried.text("message"),
                                        tried.time("at"),
                                        tried.timeIfThere("again")));
    }

    static AttributeValue of(List<Tried> tried) {
        return AttributeValue.fromL(tried.stream().map(KeptTargets::of).toList());
    }

    private static AttributeValue of(Tried tried) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("target", text(tried.target()));
        item.put("code", text(tried.code().word()));
        item.put("message", text(tried.message()));
        item.put("at", time(tried.at()));
        tried.again().ifPresent(again -> item.put("again", time(again)));
        return AttributeValue.fromM(item);
    }
}
