package jp.akashi.certificate.qr;

/// Draws a QR code as SVG 1.1. Each run of dark modules in a row is one rectangle of the path.
final class QrSvg {
    private static final int QUIET_ZONE = 4;

    private QrSvg() {}

    static String of(QrCode code) {
        int side = code.size() + 2 * QUIET_ZONE;
        StringBuilder svg = new StringBuilder(32 * 1024)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(side)
                .append(' ')
                .append(side)
                .append("\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h")
                .append(side)
                .append('v')
                .append(side)
                .append("H0z\"/><path d=\"");
        for (int row = 0; row < code.size(); row++) {
            appendRow(svg, code, row);
        }
        return svg.append("\"/></svg>").toString();
    }

    private static void appendRow(StringBuilder svg, QrCode code, int row) {
        int column = 0;
        while (column < code.size()) {
            int start = column;
            while (column < code.size() && code.isDark(column, row)) {
                column++;
            }
            if (column > start) {
                int width = column - start;
                svg.append('M').append(start + QUIET_ZONE).append(' ').append(row + QUIET_ZONE);
                svg.append('h').append(width).append("v1h-").append(width).append('z');
            }
            column++;
        }
    }
}
