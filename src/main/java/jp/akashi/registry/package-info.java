/// Vaccination records: who received which dose, found by person and municipality.
///
/// Face: {@link jp.akashi.registry.VaccinationRecords}, and {@link jp.akashi.registry.Plausibility} for what cannot be
/// true.
/// Not here: how records get in (`registry.intake`), who may ask for them (`issuance`).
@NullMarked
package jp.akashi.registry;

import org.jspecify.annotations.NullMarked;
