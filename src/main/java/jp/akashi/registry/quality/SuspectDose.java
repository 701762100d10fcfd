package jp.akashi.registry.quality;

import java.time.Instant;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.MunicipalityCode;

/// A dose of the ticket that a finding is about, as it stands now, and whether it is one of those that look wrong.
public record SuspectDose(
        Dose dose,
        boolean isSuspect,
        String venue,
        String physician,
        MunicipalityCode vaccinatedIn,
        String source,
        String sender,
        int version,
        Instant recordedAt) {}
