package reelay.stack.template.resource;

import java.util.Optional;

/**
 * A secret. Its value stays out of its toString.
 *
 * @param logicalId its name in the template
 * @param name what it is called when it is deployed
 * @param arn what functions find it by
 * @param firstValue what it holds when it is made; empty when that is made up
 */
public record SecretResource(
        String logicalId, String name, String arn, Optional<String> firstValue) {

    @Override
    public String toString() {
        return "SecretResource[" + logicalId + "]";
    }
}
