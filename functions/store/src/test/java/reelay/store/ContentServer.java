package reelay.store;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import reelay.provider.ContentAnswer;
import reelay.provider.UnaskedProvider;
import reelay.video.ResultLink;

/** A provider that serves one video's bytes and breaks connections where it is told. */
final class ContentServer extends UnaskedProvider {

    /** Where each connection began. */
    final List<Long> opened = new ArrayList<>();

    private final byte[] video;
    private final List<Integer> breaks = new ArrayList<>();
    private boolean resumes = true;
    private boolean tellsLength = true;
    private boolean changesTag;
    private Optional<byte[]> later = Optional.empty();
    private final Set<Connection> connected = new HashSet<>();
    private long promised;
    private Optional<ContentAnswer> answer = Optional.empty();
    private Optional<ContentAnswer> byName = Optional.empty();
    private Runnable atEnd = () -> {};
    private Optional<byte[]> thumbnail = Optional.empty();

    ContentServer(byte[] video) {
        this.video = video;
        this.promised = video.length;
    }

    /** The next connection breaks after so many bytes. */
    ContentServer breaksAfter(int bytes) {
        breaks.add(bytes);
        return this;
    }

    ContentServer neverResumes() {
        resumes = false;
        return this;
    }

    ContentServer tellsNoLength() {
        tellsLength = false;
        return this;
    }

    /** Every connection after the first says that the bytes are of another version. */
    ContentServer changesItsTag() {
        changesTag = true;
        return this;
    }

    /** Every connection after the first serves this one, under the same tag. */
    ContentServer becomes(byte[] other) {
        later = Optional.of(other);
        return this;
    }

    /** Whether every connection was hung up. */
    boolean hungUp() {
        return connected.isEmpty();
    }

    ContentServer promises(long bytes) {
        promised = bytes;
        return this;
    }

    ContentServer answers(ContentAnswer other) {
        answer = Optional.of(other);
        return this;
    }

    /** What happens elsewhere when the last byte has been served. */
    ContentServer meanwhile(Runnable work) {
        atEnd = work;
        return this;
    }

    /** Whatever it is asked for by name it does not know. */
    ContentServer knowsNoJob(ContentAnswer otherwise) {
        byName = Optional.of(otherwise);
        return this;
    }

    /** It makes an image of each video. */
    ContentServer showing(byte[] image) {
        thumbnail = Optional.of(image);
        return this;
    }

    @Override
    public Optional<byte[]> thumbnail(String jobId) {
        return thumbnail;
    }

    @Override
    public ContentAnswer openResult(ResultLink result, long from) {
        return flowing(from);
    }

    @Override
    public ContentAnswer open(String jobId, long from) {
        return byName.orElseGet(() -> flowing(from));
    }

    private ContentAnswer flowing(long from) {
        opened.add(from);
        if (answer.isPresent()) {
            return answer.get();
        }
        boolean again = opened.size() > 1;
        byte[] bytes = again ? later.orElse(video) : video;
        long length = promised + bytes.length - video.length;
        int start = resumes ? (int) from : 0;
        int end = breaks.isEmpty() ? Integer.MAX_VALUE : breaks.removeFirst();
        return new ContentAnswer.Opened(
                new Connection(bytes, start, end),
                start,
                tellsLength ? OptionalLong.of(length) : OptionalLong.empty(),
                "video/mp4",
                Optional.of(changesTag && again ? "\"v2\"" : "\"v1\""));
    }

    private final class Connection extends FilterInputStream {

        private int left;

        Connection(byte[] bytes, int start, int breaksAfter) {
            super(new ByteArrayInputStream(bytes, start, bytes.length - start));
            left = breaksAfter;
            connected.add(this);
        }

        @Override
        public void close() throws IOException {
            connected.remove(this);
            super.close();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException("connection reset");
            }
            int read = super.read(target, offset, Math.min(length, left));
            if (read < 0) {
                atEnd.run();
            } else {
                left -= read;
            }
            return read;
        }
    }
}
