package jp.akashi.verification;

/// A signer and the trusted authority that certified it.
record VouchedSigner(SealSigner signer, TrustedAuthority authority) {}
