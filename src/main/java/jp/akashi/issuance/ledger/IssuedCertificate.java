package jp.akashi.issuance.ledger;

import java.util.List;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;

/// A certificate that stands in the ledger: what it says, and its signed forms byte for byte.
public record IssuedCertificate(Certificate certificate, List<Barcode> barcodes) {
    public IssuedCertificate {
        barcodes = List.copyOf(barcodes);
    }
}
