package reelay.stack.hostile.way;

/** How an address is written. */
public enum LinkForm {
    OTHER_ORIGIN,
    SAME_ORIGIN,
    RELATIVE,
    WITHOUT_SCHEME,
    SPACES,
    PIPES_AND_BRACES,
    LONE_PER_CENT,
    OTHER_LETTERS,
    CAPITALS,
    PADDED,
    BRACKETS,
    FRAGMENT;

    /** The same where it stands in a sentence: whole, and without what would end it there. */
    public LinkForm inText() {
        return switch (this) {
            case RELATIVE, WITHOUT_SCHEME, SPACES, PADDED, PIPES_AND_BRACES, BRACKETS ->
                    OTHER_ORIGIN;
            default -> this;
        };
    }

    /** In a redirect or in JSON, to a path with a query. */
    public String to(String path, String query) {
        return switch (this) {
            case OTHER_ORIGIN -> "https://cdn.test" + path + "/v.mp4?" + query;
            case SAME_ORIGIN -> "https://provider.test" + path + "/v.mp4?" + query;
            case RELATIVE -> path + "/v.mp4?" + query;
            case WITHOUT_SCHEME -> "//cdn.test" + path + "/v.mp4?" + query;
            case SPACES -> "https://cdn.test" + path + "/my video.mp4?" + query + "&n=a b";
            case PIPES_AND_BRACES -> "https://cdn.test" + path + "/{a|b}^`.mp4?" + query + "&t={1}";
            case LONE_PER_CENT -> "https://cdn.test" + path + "/100%.mp4?" + query + "&z=5%&y=%2";
            case OTHER_LETTERS -> "https://cdn.test" + path + "/b\u00e4r\u6c34.mp4?" + query;
            case CAPITALS -> "HTTPS://CDN.TEST" + path + "/v.mp4?" + query;
            case PADDED -> " https://cdn.test" + path + "/v.mp4?" + query + " ";
            case BRACKETS -> "https://files.test" + path + "/v[1].mp4?" + query + "&a[]=1";
            case FRAGMENT -> "https://files.test" + path + "/v.mp4?" + query + "#t=0";
        };
    }
}
