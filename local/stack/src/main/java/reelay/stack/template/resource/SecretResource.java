package reelay.stack.template.resource;

/**
 * A secret. Its value stays out of its toString.
 *
 * @param logicalId its name in the template
 * @param name what it is called when it is deployed
 * @param arn what functions find it by
 * @param firstValue what it holds when it is made
 */
public record SecretResource(String logicalId, String name, String arn, String firstValue) {

    @Override
    public String toString() {
        return "SecretResource[" + logicalId + "]";
    }
}
