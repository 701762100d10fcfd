/// The smartphone app: card proof in, barcodes out.
///
/// Face: {@link jp.akashi.channel.app.AppCertificateResource}. Not here: why a certificate is refused (`issuance`).
@NullMarked
package jp.akashi.channel.app;

import org.jspecify.annotations.NullMarked;
