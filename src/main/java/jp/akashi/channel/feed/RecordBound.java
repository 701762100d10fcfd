package jp.akashi.channel.feed;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Ends a file in which one record never ends, such as behind a quote that is never closed: memory stays bounded.
final class RecordBound extends FilterReader {
    private static final int LONGEST_RECORD = 256 * 1024;

    private int sinceRecord;

    RecordBound(Reader in) {
        super(in);
    }

    /// Starts counting anew.
    void nextRecord() {
        sinceRecord = 0;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(char[] buffer, int start, int length) throws IOException {
        int read = super.read(buffer, start, length);
        count(read);
        return read;
    }

    private void count(int read) {
        sinceRecord += Math.max(read, 0);
        if (sinceRecord > LONGEST_RECORD) {
            throw new EndlessRecordException();
        }
    }
}
