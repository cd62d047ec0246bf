package reelay.simulator.fault;

import java.io.IOException;
import java.io.OutputStream;

/** Lets so many bytes through and then breaks. */
public final class CutOffStream extends OutputStream {

    private final OutputStream out;
    private long left;

    public CutOffStream(OutputStream out, long left) {
        this.out = out;
        this.left = left;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int passed = (int) Math.min(left, count);
        out.write(bytes, offset, passed);
        left -= passed;
        if (passed < count) {
            out.flush();
            throw new IOException("cut off, as the fault says");
        }
    }
}
