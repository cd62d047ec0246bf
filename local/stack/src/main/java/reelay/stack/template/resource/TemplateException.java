package reelay.stack.template.resource;

/**
 * The template asks for something the local stack cannot do; the message names it and its place.
 */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param place dotted path in the template, such as {@code Resources.VideosTable.Properties}
     * @param problem what is wrong there
     */
    public TemplateException(String place, String problem) {
        super(place + ": " + problem);
    }
}
