package jp.akashi.channel;

import java.time.DateTimeException;
import java.time.LocalDate;
import jp.akashi.registry.quality.Settlement;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.jspecify.annotations.Nullable;

/// Parses what staff decide about a finding, from the page's form as from the API.
public final class Settlements {
    private static final int LONGEST_REASON = 200;

    private Settlements() {}

    /// What was filled in; a field that the chosen way does not need is left alone.
    public record Form(
            @Nullable String way,
            @Nullable String reason,
            @Nullable Integer doseNumber,
            @Nullable String vaccinatedOn,
            @Nullable String vaccine,
            @Nullable String lot) {}

    /// The decision, or a `MalformedRequestException` that names what is missing or cannot be.
    public static Settlement of(Form form, LocalDate today) {
        String reason = reason(form.reason());
        return switch (Fields.text(form.way(), "way", 8)) {
            case "CONFIRM" -> new Settlement.Confirm(reason);
            case "WITHDRAW" -> new Settlement.Withdraw(number(form.doseNumber()), reason);
            case "CORRECT" -> correction(form, reason, today);
            default -> throw new MalformedRequestException("way");
        };
    }

    private static Settlement correction(Form form, String reason, LocalDate today) {
        VaccineProduct product = VaccineProduct.parse(Fields.text(form.vaccine(), "vaccine", 60))
                .orElseThrow(() -> new MalformedRequestException("vaccine"));
        LotNumber lot = LotNumber.parse(Fields.text(form.lot(), "lot", 20).strip())
                .orElseThrow(() -> new MalformedRequestException("lot"));
        Dose dose = new Dose(number(form.doseNumber()), date(form.vaccinatedOn()), product, lot);
        Settlement.Correct correction = new Settlement.Correct(dose, reason);
        if (!correction.isPossible(today)) {
            throw new MalformedRequestException("vaccinatedOn");
        }
        return correction;
    }

    private static String reason(@Nullable String text) {
        String reason = Fields.text(text, "reason", LONGEST_REASON).strip();
        if (reason.isEmpty() || reason.codePoints().anyMatch(Character::isISOControl)) {
            throw new MalformedRequestException("reason");
        }
        return reason;
    }

    private static int number(@Nullable Integer number) {
        if (number == null || number < 1 || number > Dose.HIGHEST_NUMBER) {
            throw new MalformedRequestException("doseNumber");
        }
        return number;
    }

    private static LocalDate date(@Nullable String text) {
        try {
            return LocalDate.parse(Fields.text(text, "vaccinatedOn", 10));
        } catch (DateTimeException e) {
            throw new MalformedRequestException("vaccinatedOn");
        }
    }
}
