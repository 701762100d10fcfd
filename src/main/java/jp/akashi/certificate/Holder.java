package jp.akashi.certificate;

import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.vocabulary.Passport;
import jp.akashi.vocabulary.PersonName;

/// Whom a certificate is about: the name as the card writes it, the birth date, and the passport for use abroad.
public record Holder(PersonName name, LocalDate birthDate, Optional<Passport> passport) {}
