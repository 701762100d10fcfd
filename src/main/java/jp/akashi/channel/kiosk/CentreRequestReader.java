package jp.akashi.channel.kiosk;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Fields;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.WireJson;
import jp.akashi.issuance.CertificateRequest;
import jp.akashi.issuance.Channel;
import jp.akashi.issuance.KioskRequest;
import jp.akashi.issuance.application.NewApplication;
import jp.akashi.issuance.application.Terminal;
import org.jspecify.annotations.Nullable;

/// Parses the centre's bodies, or names the field that cannot be read. Judges form only, never content.
final class CentreRequestReader {
    private static final int LONGEST = 64;
    private static final int MOST_COPIES = 10;
    private static final WireJson<ApplicationBody> APPLICATION = WireJson.of(ApplicationBody.class);
    private static final WireJson<MismatchBody> MISMATCH = WireJson.of(MismatchBody.class);

    private CentreRequestReader() {}

    /// A mismatch as the centre reports it.
    record Report(String applicationId, String terminalId, String seenBinding) {}

    static KioskRequest application(byte[] body, @Nullable String idempotencyKey, String centre, Exchange exchange) {
        ApplicationBody wire = APPLICATION.read(body);
        CertificateRequest certificate = new CertificateRequest(
                exchange.requestId(),
                Channel.KIOSK,
                Fields.proof(wire.challenge(), wire.card()),
                Fields.text(wire.municipality(), "municipality", 16),
                Fields.use(wire.use()),
                Optional.empty(),
                Optional.empty());
        String requestId = printable(wire.centreRequestId(), "centreRequestId");
        return new KioskRequest(
                certificate,
                new NewApplication(
                        exchange.requestId(),
                        Fields.sha256((centre + ":" + requestId).getBytes(StandardCharsets.US_ASCII)),
                        Fields.keyDigest(idempotencyKey, "centre"),
                        Fields.sha256(body),
                        terminal(wire.terminal()),
                        certificate.municipality(),
                        certificate.use(),
                        copies(wire.copies())));
    }

    static Report mismatch(byte[] body) {
        MismatchBody wire = MISMATCH.read(body);
        return new Report(
                Fields.text(wire.applicationId(), "applicationId", LONGEST),
                name(wire.terminalId(), "terminalId"),
                printable(wire.seenBinding(), "seenBinding"));
    }

    private static Terminal terminal(ApplicationBody.@Nullable TerminalBody terminal) {
        if (terminal == null) {
            throw new MalformedRequestException("terminal");
        }
        return new Terminal(name(terminal.store(), "terminal.store"), name(terminal.id(), "terminal.id"));
    }

    private static int copies(@Nullable Integer copies) {
        if (copies == null || copies < 1 || copies > MOST_COPIES) {
            throw new MalformedRequestException("copies");
        }
        return copies;
    }

    // A terminal's id goes into a header and into the document.
    private static String name(@Nullable String value, String field) {
        String text = Fields.text(value, field, LONGEST);
        if (text.chars().anyMatch(c -> !isOfName(c))) {
            throw new MalformedRequestException(field);
        }
        return text;
    }

    private static boolean isOfName(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || "._-".indexOf(c) >= 0;
    }

    private static String printable(@Nullable String value, String field) {
        String text = Fields.text(value, field, 2 * LONGEST);
        if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new MalformedRequestException(field);
        }
        return text;
    }
}
