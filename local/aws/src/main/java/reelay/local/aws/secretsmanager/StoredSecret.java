package reelay.local.aws.secretsmanager;

import java.time.Instant;

/**
 * The current version of a secret.
 *
 * @param value what nobody else may see
 * @param createdAt when this version was put
 */
record StoredSecret(String name, String versionId, String value, Instant createdAt) {

    /** AWS ends every ARN with a dash and six characters of its own choice. */
    String arn() {
        return partialArn() + "-Reelay";
    }

    /** The ARN without its ending, which AWS takes as well. */
    String partialArn() {
        return "arn:aws:secretsmanager:us-east-1:000000000000:secret:" + name;
    }

    @Override
    public String toString() {
        return "Secret[" + name + "]";
    }
}
