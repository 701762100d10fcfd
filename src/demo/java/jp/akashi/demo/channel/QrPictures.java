package jp.akashi.demo.channel;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;
import io.nayuki.qrcodegen.QrSegment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.akashi.channel.MalformedRequestException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Draws any barcode text as the page shows it; the codes on certificates are `certificate.qr`'s.
@ApplicationScoped
@Path("/demo/qr")
@Tag(name = "demo")
public class QrPictures {
    private static final String SHC = "shc:/";
    private static final int QUIET_ZONE = 4;

    record Wish(@Nullable String text) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("image/svg+xml")
    @Operation(summary = "A barcode's text as a QR code")
    public String draw(@Nullable Wish wish) {
        if (wish == null || wish.text() == null || wish.text().isEmpty()) {
            throw new MalformedRequestException("text");
        }
        try {
            return svg(QrCode.encodeSegments(segments(wish.text()), Ecc.LOW));
        } catch (DataTooLongException e) {
            throw new MalformedRequestException("text");
        }
    }

    // SMART Health Cards Framework 1.4: the prefix in byte mode, the digits in numeric mode.
    private static List<QrSegment> segments(String text) {
        String digits = text.startsWith(SHC) ? text.substring(SHC.length()) : "";
        return !digits.isEmpty() && QrSegment.isNumeric(digits)
                ? List.of(bytes(SHC), QrSegment.makeNumeric(digits))
                : List.of(bytes(text));
    }

    private static QrSegment bytes(String text) {
        return QrSegment.makeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String svg(QrCode code) {
        int side = code.size + 2 * QUIET_ZONE;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
                    path.append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side
                + "H0z\"/><path d=\"" + path + "\"/></svg>";
    }
}
