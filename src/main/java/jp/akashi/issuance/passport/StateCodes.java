package jp.akashi.issuance.passport;

import java.util.Optional;
import java.util.Set;

/// The codes of states and organisations that stand in real passports; the specimen's Utopia (UTO) is not among them.
///
/// Source: ISO 3166-1 alpha-3; ICAO Doc 9303-3, section 5, parts A to E.
final class StateCodes {
    private static final Set<String> COUNTRIES = codes("""
            ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS
            BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV
            CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM
            GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN
            IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE
            LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS
            MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK
            PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR
            SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY
            USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
            """);

    /// Germany as passports write it, Britain's other nationals, Kosovo, the European Union, the United Nations and
    /// further organisations.
    private static final Set<String> OTHER_ISSUERS =
            codes("D GBD GBN GBO GBP GBS RKS EUE UNO UNA UNK XBA XCC XCE XCO XDC XEC XES XIM XMP XOM XPO");

    /// Persons without a nationality, to whom a state issues: stateless, refugees, unspecified.
    private static final Set<String> NATIONALITIES_ONLY = codes("XXA XXB XXC XXX");

    private static final String GERMANY = "D";

    private StateCodes() {}

    /// Reads the three positions of an issuing state; empty when no state or organisation bears the code.
    static Optional<String> issuer(String positions) {
        String code = positions.equals(GERMANY + "<<") ? GERMANY : positions;
        return COUNTRIES.contains(code) || OTHER_ISSUERS.contains(code) ? Optional.of(code) : Optional.empty();
    }

    /// Reads the three positions of a nationality: every issuer's, or none.
    static Optional<String> nationality(String positions) {
        return NATIONALITIES_ONLY.contains(positions) ? Optional.of(positions) : issuer(positions);
    }

    static Set<String> countries() {
        return COUNTRIES;
    }

    private static Set<String> codes(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
