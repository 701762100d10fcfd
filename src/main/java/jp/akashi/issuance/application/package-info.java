/// A kiosk's application from its reception to the printed paper: one state machine, kept in PostgreSQL alone.
///
/// Face: {@link jp.akashi.issuance.application.Applications}. Not here: how the certificate in it is made (`issuance`),
/// how the issuing centre speaks (`channel.kiosk`).
@NullMarked
package jp.akashi.issuance.application;

import org.jspecify.annotations.NullMarked;
