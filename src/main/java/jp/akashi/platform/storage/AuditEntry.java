package jp.akashi.platform.storage;

import java.time.Instant;
import java.util.Optional;

/// One line of the audit: who did what, when, for which purpose (a fixed code), on whose record, with which outcome.
///
/// `municipality` is six digits, or {@link #WHOLE_INSTALLATION}; `subjectTag` 16 bytes in hex; `object` names what is
/// no person: a key id, an import, an application. Never an individual number, a name or free text.
public record AuditEntry(
        Instant at,
        Enum<?> purpose,
        String caller,
        String municipality,
        String outcome,
        String requestId,
        Optional<String> subjectTag,
        Optional<String> object,
        Optional<String> certificate) {
    /// Stands in a municipality's place for acts that concern the installation as a whole.
    public static final String WHOLE_INSTALLATION = "000000";

    /// An act that concerns nobody's record in particular.
    public static AuditEntry of(
            Instant at, Enum<?> purpose, String caller, String municipality, String outcome, String requestId) {
        return new AuditEntry(
                at,
                purpose,
                caller,
                municipality,
                outcome,
                requestId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The same act, on the record of the person of that tag.
    public AuditEntry onPerson(String tag) {
        return new AuditEntry(
                at, purpose, caller, municipality, outcome, requestId, Optional.of(tag), object, certificate);
    }

    /// The same act, on a key, an import, an application.
    public AuditEntry onObject(String name) {
        return new AuditEntry(
                at, purpose, caller, municipality, outcome, requestId, subjectTag, Optional.of(name), certificate);
    }

    /// The same act, on a certificate.
    public AuditEntry onCertificate(String number) {
        return new AuditEntry(
                at, purpose, caller, municipality, outcome, requestId, subjectTag, object, Optional.of(number));
    }
}
