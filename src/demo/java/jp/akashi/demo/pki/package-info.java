/// The demo's own certificate authority, with certificates for the server and for everyone who calls it.
@NullMarked
package jp.akashi.demo.pki;

import org.jspecify.annotations.NullMarked;
