package reelay.video.metric;

/** By what a metric is told apart, beside its sum. Each value of one is a metric to pay for. */
public enum Dimension {
    /** The kind of provider, such as {@code kling}. */
    PROVIDER("Provider"),
    /** A failure code. */
    CODE("Code");

    private final String word;

    Dimension(String word) {
        this.word = word;
    }

    /** As CloudWatch shows it. */
    public String word() {
        return word;
    }
}
