package reelay.stack.hostile.way;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How progress is told. */
public enum ProgressForm {
    NUMBER,
    TEXT,
    PER_CENT,
    DECIMALS,
    ABSENT,
    NULL,
    NEGATIVE,
    HUGE,
    WORD,
    OBJECT;

    public void put(ObjectNode job, int perCent) {
        switch (this) {
            case NUMBER -> job.put("progress", perCent);
            case TEXT -> job.put("progress", Integer.toString(perCent));
            case PER_CENT -> job.put("progress", perCent + "%");
            case DECIMALS -> job.put("progress", perCent + 0.37);
            case ABSENT -> job.remove("progress");
            case NULL -> job.putNull("progress");
            case NEGATIVE -> job.put("progress", -1);
            case HUGE -> job.put("progress", 1e300);
            case WORD -> job.put("progress", "soon");
            case OBJECT -> job.putObject("progress").put("value", perCent);
        }
    }
}
