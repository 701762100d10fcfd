/// QR codes of signed certificates: as modules, and drawn as SVG.
///
/// Face: {@link jp.akashi.certificate.qr.QrCode}. Not here: what the codes say. Source: ISO/IEC 18004:2015.
@NullMarked
package jp.akashi.certificate.qr;

import org.jspecify.annotations.NullMarked;
