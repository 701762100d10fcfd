package jp.akashi.channel.feed;

import jakarta.ws.rs.ClientErrorException;

/// One record of a file is longer than any record can be; what follows cannot be told apart any more.
final class EndlessRecordException extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    EndlessRecordException() {
        super(422);
    }
}
