package reelay.aws;

import com.fasterxml.jackson.core.JsonLocation;
import org.jspecify.annotations.Nullable;

/** A secret does not hold the JSON it should; README and template.yaml show its shape. */
public final class BadSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadSecretException(String secretId, @Nullable JsonLocation place) {
        super(
                "the secret "
                        + secretId
                        + " does not hold the JSON that template.yaml describes for it"
                        + (place == null
                                ? ""
                                : ", see line "
                                        + place.getLineNr()
                                        + " column "
                                        + place.getColumnNr()));
    }
}
