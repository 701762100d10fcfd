package jp.akashi.issuance;

import jp.akashi.issuance.application.NewApplication;

/// A certificate request from a kiosk, and the application it makes.
public record KioskRequest(CertificateRequest certificate, NewApplication application) {}
