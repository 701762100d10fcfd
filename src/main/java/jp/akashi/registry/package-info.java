/// Vaccination records: who received which dose, found by person and municipality.
///
/// Face: {@link jp.akashi.registry.VaccinationRecords}, {@link jp.akashi.registry.Plausibility} for what cannot be true
/// and {@link jp.akashi.registry.Likelihood} for what is unusual.
/// Not here: how records get in (`registry.intake`), who may ask for them (`issuance`).
@NullMarked
package jp.akashi.registry;

import org.jspecify.annotations.NullMarked;
