package jp.akashi.certificate;

import java.util.Optional;

/// A signed certificate as it is carried: the text of the 2D code, and for a SMART Health Card the bare JWS too.
public record Barcode(Format format, Optional<String> jws, String text) {
    @Override
    public String toString() {
        return "Barcode[" + format + "]";
    }
}
