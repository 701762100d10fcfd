package jp.akashi.channel.staff;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.akashi.registry.quality.ErrorKind;
import jp.akashi.registry.quality.Finding;
import jp.akashi.registry.quality.QualityRun;
import jp.akashi.registry.quality.SuspectDose;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.VaccineProduct;
import org.jspecify.annotations.Nullable;

/// What the quality pages show.
final class QualityView {
    private QualityView() {}

    /// How many items of a kind are open, and whether the list shows this kind only.
    @TemplateData
    record Count(String kind, long open, boolean isChosen) {}

    /// A run of the job; `percent` is how much of the area it has looked over.
    @TemplateData
    record Run(boolean isUnderWay, long checked, long tickets, long percent, long found, Instant changedAt) {
        static Run of(QualityRun run) {
            long percent = run.tickets() == 0 ? 100 : Math.min(100, 100 * run.checked() / run.tickets());
            return new Run(
                    run.isUnderWay(),
                    run.checked(),
                    run.tickets(),
                    run.isUnderWay() ? percent : 100,
                    run.found(),
                    run.changedAt());
        }
    }

    /// An item of the list.
    @TemplateData
    record Item(
            long id,
            String kind,
            String ticket,
            @Nullable String person,
            @Nullable String name,
            String numbers,
            Instant foundAt,
            boolean isSettled) {
        static Item of(Finding finding) {
            return new Item(
                    finding.id(),
                    finding.kind().name(),
                    finding.ticket().digits(),
                    finding.person().orElse(null),
                    finding.name().orElse(null),
                    finding.doseNumbers().stream().map(String::valueOf).collect(Collectors.joining("・")),
                    finding.foundAt(),
                    finding.settled().isPresent());
        }
    }

    /// A dose of the ticket.
    @TemplateData
    record Line(
            int number,
            boolean isSuspect,
            String on,
            String product,
            String lot,
            String venue,
            String vaccinatedIn,
            String source,
            String sender,
            Instant recordedAt) {
        static Line of(SuspectDose dose) {
            return new Line(
                    dose.dose().number(),
                    dose.isSuspect(),
                    dose.dose().vaccinatedOn().toString(),
                    dose.dose().product().nameJa(),
                    dose.dose().lot().written(),
                    dose.venue(),
                    Municipalities.find(dose.vaccinatedIn())
                            .map(Municipality::name)
                            .orElse(dose.vaccinatedIn().digits()),
                    dose.source(),
                    dose.sender(),
                    dose.recordedAt());
        }
    }

    /// A product to choose.
    @TemplateData
    record Product(String key, String name) {}

    /// The form as it stands: what was sent, or what is recorded of the dose that looks wrong.
    @TemplateData
    record Filled(String way, String reason, int doseNumber, String vaccinatedOn, String vaccine, String lot) {
        static Filled of(SettlementForm sent, Finding finding, List<SuspectDose> doses) {
            Optional<SuspectDose> suspect =
                    doses.stream().filter(SuspectDose::isSuspect).reduce((_, last) -> last);
            return new Filled(
                    or(sent.way(), ""),
                    or(sent.reason(), ""),
                    Optional.ofNullable(sent.form().doseNumber())
                            .orElseGet(() -> finding.doseNumbers().getLast()),
                    or(
                            sent.vaccinatedOn(),
                            suspect.map(dose -> dose.dose().vaccinatedOn().toString())
                                    .orElse("")),
                    or(
                            sent.vaccine(),
                            suspect.map(dose -> dose.dose().product().key()).orElse("")),
                    or(
                            sent.lot(),
                            suspect.map(dose -> dose.dose().lot().written()).orElse("")));
        }

        private static String or(@Nullable String sent, String recorded) {
            return sent == null ? recorded : sent;
        }
    }

    static List<Count> counts(Map<ErrorKind, Long> counts, Optional<ErrorKind> chosen) {
        return Arrays.stream(ErrorKind.values())
                .filter(counts::containsKey)
                .map(kind -> new Count(
                        kind.name(),
                        counts.getOrDefault(kind, 0L),
                        chosen.filter(kind::equals).isPresent()))
                .toList();
    }

    static List<Product> products() {
        return Arrays.stream(VaccineProduct.values())
                .map(product -> new Product(product.key(), product.maker().nameJa() + " " + product.nameJa()))
                .toList();
    }
}
