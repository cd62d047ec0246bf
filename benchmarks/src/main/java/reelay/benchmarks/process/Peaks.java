package reelay.benchmarks.process;

import org.jspecify.annotations.Nullable;

/**
 * The most a JVM had at one moment.
 *
 * @param heapBytes heap in use, garbage that was not collected yet included; looked at 100 times a
 *     second
 * @param platformThreads live threads of the operating system; virtual ones do not count
 * @param residentBytes memory of the whole process; absent where there is no /proc
 */
public record Peaks(long heapBytes, int platformThreads, @Nullable Long residentBytes) {

    /** The greater of each. */
    public Peaks most(Peaks other) {
        return new Peaks(
                Math.max(heapBytes, other.heapBytes),
                Math.max(platformThreads, other.platformThreads),
                residentBytes == null || other.residentBytes == null
                        ? null
                        : Long.valueOf(Math.max(residentBytes, other.residentBytes)));
    }

    @Override
    public String toString() {
        return "heap "
                + mebibytes(heapBytes)
                + ", whole process "
                + (residentBytes == null ? "unknown" : mebibytes(residentBytes))
                + ", "
                + platformThreads
                + " platform threads";
    }

    static String mebibytes(long bytes) {
        return ((bytes + (1 << 19)) >> 20) + " MiB";
    }
}
