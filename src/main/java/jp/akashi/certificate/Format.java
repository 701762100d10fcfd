package jp.akashi.certificate;

/// The signed formats a certificate is written in; the names are those of the answer's `barcodes`.
public enum Format {
    SMART_HEALTH_CARD,
    ICAO_VDS_NC
}
