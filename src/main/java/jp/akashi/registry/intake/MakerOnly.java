package jp.akashi.registry.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.akashi.vocabulary.VaccineProduct;

/// The register's layout names makers, not products. The product is what is recorded, or the only one in use that day.
final class MakerOnly {
    private MakerOnly() {}

    /// A product, or where only its maker is named the maker's first.
    static Optional<VaccineProduct> read(String text) {
        return VaccineProduct.parse(text).or(() -> Stream.of(VaccineProduct.values())
                .filter(product -> product.maker().nameJa().equals(text)
                        || product.maker().olderNames().contains(text))
                .findFirst());
    }

    /// The dose with its product; empty when it cannot be told.
    static Optional<ReportedDose> resolve(ReportedDose dose, Optional<StandingDose.Version> standing) {
        ReportedDose.Facts facts = dose.content().facts();
        Optional<VaccineProduct> recorded = standing.map(
                        version -> version.content().facts().product())
                .filter(product -> product.maker() == facts.product().maker());
        List<VaccineProduct> inUse = Stream.of(VaccineProduct.values())
                .filter(product -> product.maker() == facts.product().maker())
                .filter(product -> product.wasInUse(facts.vaccinatedOn()))
                .toList();
        return recorded.or(() -> inUse.size() > 1 ? Optional.empty() : Optional.of(facts.product()))
                .map(product -> with(product, dose));
    }

    private static ReportedDose with(VaccineProduct product, ReportedDose dose) {
        ReportedDose.Content content = dose.content();
        ReportedDose.Facts facts = new ReportedDose.Facts(
                content.facts().vaccinatedOn(), product, content.facts().lot());
        return new ReportedDose(
                dose.key(),
                new ReportedDose.Content(facts, content.venue(), content.physician(), content.vaccinatedIn()));
    }
}
