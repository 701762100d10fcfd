package jp.akashi.certificate.pdf;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Map;
import jp.akashi.certificate.qr.QrCode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Draws QR codes where the page has an `object` of their format, as one vector shape with its quiet zone.
///
/// One shape, because neighbouring ones would leave hairlines between them. Source: ISO/IEC 18004, quiet zone.
final class QrDrawing implements FSObjectDrawerFactory {
    static final String TYPE = "application/x-qr";
    private static final int QUIET_ZONE = 4;
    // A module is a whole number of dots at 300 dpi, so that all of them print alike. 96 units of CSS are an inch.
    private static final float DOT = 96f / 300;

    private final Map<String, QrCode> codes;

    /// The codes by the `data` of the objects that show them.
    QrDrawing(Map<String, QrCode> codes) {
        this.codes = codes;
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return TYPE.equals(element.getAttribute("type"));
    }

    @Override
    public @Nullable FSObjectDrawer createDrawer(Element element) {
        QrCode code = codes.get(element.getAttribute("data"));
        return code == null ? null : new Drawer(code);
    }

    private record Drawer(QrCode code) implements FSObjectDrawer {
        @Override
        public @Nullable Map<Shape, String> drawObject(
                Element element,
                double x,
                double y,
                double width,
                double height,
                OutputDevice device,
                RenderingContext context,
                int dotsPerPixel) {
            float side = (float) (width / dotsPerPixel);
            device.drawWithGraphics((float) x, (float) y, side, side, graphics -> fill(graphics, side));
            return null;
        }

        private void fill(Graphics2D graphics, float side) {
            graphics.setColor(Color.BLACK);
            int modules = code.size() + 2 * QUIET_ZONE;
            float module = (float) Math.floor(side / DOT / modules) * DOT;
            graphics.translate((side - modules * module) / 2, (side - modules * module) / 2);
            graphics.fill(shape(module));
        }

        private Path2D shape(float module) {
            Path2D.Float shape = new Path2D.Float(Path2D.WIND_NON_ZERO, 1 << 14);
            for (int row = 0; row < code.size(); row++) {
                int column = 0;
                while (column < code.size()) {
                    int start = column;
                    while (column < code.size() && code.isDark(column, row)) {
                        column++;
                    }
                    if (column > start) {
                        append(shape, module, start, column, row);
                    }
                    column++;
                }
            }
            return shape;
        }

        private static void append(Path2D.Float shape, float module, int start, int end, int row) {
            float left = (start + QUIET_ZONE) * module;
            float right = (end + QUIET_ZONE) * module;
            float top = (row + QUIET_ZONE) * module;
            float bottom = (row + 1 + QUIET_ZONE) * module;
            shape.moveTo(left, top);
            shape.lineTo(right, top);
            shape.lineTo(right, bottom);
            shape.lineTo(left, bottom);
            shape.closePath();
        }
    }
}
