package reelay.simulator.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import reelay.simulator.account.SimulatedModel;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.FormFields;
import reelay.simulator.wire.ImageSize;

/** The wishes of a create request, checked as the provider checks them. */
record VideoWishes(String model, String prompt, String seconds, String size) {

    private static final int LONGEST_PROMPT = 32_000;

    static VideoWishes of(FormFields form, SimulatorSettings settings) {
        String prompt = prompt(form);
        String model = form.text("model").orElse(settings.models().getFirst().id());
        SimulatedModel known =
                settings.models().stream()
                        .filter(candidate -> candidate.id().equals(model))
                        .findFirst()
                        .orElseThrow(() -> settings.dialect().says().unknownModel(model));
        if (known.isRetired(settings.clock().instant())) {
            throw ErrorAnswer.modelRetired(model);
        }
        String seconds = oneOf(form, "seconds", settings.seconds());
        String size = oneOf(form, "size", settings.sizes());
        checkReference(form, size);
        return new VideoWishes(model, prompt, seconds, size);
    }

    static String prompt(FormFields form) {
        String prompt =
                form.text("prompt").orElseThrow(() -> ErrorAnswer.missingParameter("prompt"));
        int length = prompt.codePointCount(0, prompt.length());
        if (length > LONGEST_PROMPT) {
            throw ErrorAnswer.invalidParameter(
                    "prompt",
                    "string_above_max_length",
                    "Invalid 'prompt': string too long. Expected a string with maximum length "
                            + LONGEST_PROMPT
                            + ", but got a string with length "
                            + length
                            + " instead.");
        }
        if (length == 0) {
            throw ErrorAnswer.invalidParameter(
                    "prompt",
                    "string_below_min_length",
                    "Invalid 'prompt': string too short. Expected a string with minimum length 1,"
                            + " but got an empty string instead.");
        }
        return prompt;
    }

    private static String oneOf(FormFields form, String name, Collection<String> allowed) {
        Optional<String> wrongType = form.wrongType(name);
        if (wrongType.isPresent()) {
            throw ErrorAnswer.invalidParameter(
                    name,
                    "invalid_type",
                    "Invalid type for '"
                            + name
                            + "': expected one of "
                            + listed(allowed, "or")
                            + ", but got "
                            + wrongType.get()
                            + " instead.");
        }
        String value = form.text(name).orElse(allowed.iterator().next());
        if (!allowed.contains(value)) {
            throw ErrorAnswer.invalidValue(
                    name,
                    "Invalid value: '"
                            + value
                            + "'. Supported values are: "
                            + listed(allowed, "and")
                            + ".");
        }
        return value;
    }

    /** "'4', '8', and '12'". */
    private static String listed(Collection<String> values, String lastWord) {
        List<String> quoted = new ArrayList<>(values.stream().map(v -> "'" + v + "'").toList());
        if (quoted.size() == 1) {
            return quoted.getFirst();
        }
        String last = quoted.removeLast();
        String comma = quoted.size() > 1 ? "," : "";
        return String.join(", ", quoted) + comma + " " + lastWord + " " + last;
    }

    private static void checkReference(FormFields form, String size) {
        Optional<byte[]> file = form.bytes("input_reference");
        boolean url = form.text("input_reference[image_url]").isPresent();
        boolean id = form.text("input_reference[file_id]").isPresent();
        if ((file.isPresent() ? 1 : 0) + (url ? 1 : 0) + (id ? 1 : 0) > 1) {
            throw ErrorAnswer.invalidValue(
                    "input_reference",
                    "Give exactly one of a file, 'image_url' and 'file_id' as input_reference.");
        }
        Optional<ImageSize> measured = file.flatMap(ImageSize::of);
        if (measured.isPresent() && !size.equals(text(measured.get()))) {
            throw ErrorAnswer.invalidValue(
                    "input_reference", "Inpaint image must match the requested width and height");
        }
    }

    private static String text(ImageSize size) {
        return size.width() + "x" + size.height();
    }

    /** The prompt is left out. */
    @Override
    public String toString() {
        return "VideoRequest[" + model + ", " + seconds + " s, " + size + "]";
    }
}
