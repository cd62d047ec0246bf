package reelay.store;

import java.io.IOException;
import java.util.OptionalLong;
import reelay.provider.ContentAnswer;

/**
 * A job's bytes as they arrive. When the connection breaks it goes on from where it was, as long as
 * the provider resumes downloads and each connection brought something.
 */
final class Download implements AutoCloseable {

    private final FinishedJob job;
    private ContentAnswer.Opened current;
    private long position;
    private long openedAt;

    Download(FinishedJob job, ContentAnswer.Opened first) {
        this.job = job;
        this.current = first;
    }

    /**
     * Fills {@code part} from its start.
     *
     * @return bytes read; fewer than the part is long only at the end of the video
     * @throws IOException if the rest cannot be had on another connection either
     */
    int fill(byte[] part) throws IOException {
        int filled = 0;
        while (filled < part.length) {
            int read;
            try {
                read = current.body().read(part, filled, part.length - filled);
            } catch (IOException broken) {
                resume(broken);
                continue;
            }
            if (read < 0) {
                break;
            }
            filled += read;
            position += read;
        }
        return filled;
    }

    /** Bytes read so far. */
    long position() {
        return position;
    }

    /** Length of the whole video as the provider gave it. */
    OptionalLong promisedLength() {
        return current.totalLength();
    }

    private void resume(IOException broken) throws IOException {
        if (position == openedAt) {
            throw broken;
        }
        current.close();
        if (job.open(position) instanceof ContentAnswer.Opened next) {
            if (next.firstByte() == position
                    && next.totalLength().equals(current.totalLength())
                    && next.entityTag().equals(current.entityTag())) {
                current = next;
                openedAt = position;
                return;
            }
            next.close();
        }
        throw broken;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
