/// A kiosk to try, and the small issuing centre behind it, which calls the gateway over mutual TLS like any other.
///
/// Face: `/demo/kiosk`. The page's files lie beside this package's resources; the browser never sees a certificate.
@NullMarked
package jp.akashi.demo.kiosk;

import org.jspecify.annotations.NullMarked;
