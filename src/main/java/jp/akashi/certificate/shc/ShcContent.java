package jp.akashi.certificate.shc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.trust.Rid;

/// The meaning of a SMART Health Card about vaccinations, whoever issued it. Prints masked.
///
/// `notBefore` is the moment of issue; names and doses stand in the card's order.
public record ShcContent(
        String issuer,
        Instant notBefore,
        Optional<Instant> expires,
        List<String> types,
        Optional<Rid> rid,
        List<ShcName> names,
        LocalDate birthDate,
        List<ShcDose> doses) {
    public ShcContent {
        types = List.copyOf(types);
        names = List.copyOf(names);
        doses = List.copyOf(doses);
    }

    @Override
    public String toString() {
        return "ShcContent[masked, " + issuer + ", doses=" + doses.size() + "]";
    }
}
