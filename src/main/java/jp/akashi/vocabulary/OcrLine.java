package jp.akashi.vocabulary;

import java.util.Optional;

/// The 18 digits on a voucher, printed and as QR code: kind (券種), dose, municipality, ticket number. Prints masked.
///
/// Source: MHLW guide on vaccination, version 13.1, p. 130.
public record OcrLine(char kind, int doseNumber, MunicipalityCode municipality, TicketNumber ticket) {
    /// A voucher for a shot.
    public static final char VOUCHER = '1';
    private static final int LENGTH = 18;

    public OcrLine {
        if (kind < '0' || kind > '9' || doseNumber < 1 || doseNumber > Dose.HIGHEST_NUMBER) {
            throw new IllegalArgumentException("malformed OCR line");
        }
    }

    /// Reads a line; empty when it is no line of that shape, dose or municipality, as most misreadings are not.
    public static Optional<OcrLine> parse(String text) {
        if (!Digits.are(text, LENGTH)) {
            return Optional.empty();
        }
        int dose = text.charAt(1) - '0';
        return Municipalities.find(text.substring(2, 8))
                .filter(found -> dose >= 1 && dose <= Dose.HIGHEST_NUMBER)
                .map(found -> new OcrLine(text.charAt(0), dose, found.code(), new TicketNumber(text.substring(8))));
    }

    public String digits() {
        return "" + kind + doseNumber + municipality.digits() + ticket.digits();
    }

    @Override
    public String toString() {
        return "OcrLine[masked]";
    }
}
