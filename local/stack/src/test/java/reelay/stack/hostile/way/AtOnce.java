package reelay.stack.hostile.way;

/** Whether a submit is answered with the finished video, and by which name it is known then. */
public enum AtOnce {
    NO,
    WITH_ID,
    /** As NVIDIA Dynamo does, which can be asked nothing afterwards. */
    WITHOUT_ID
}
