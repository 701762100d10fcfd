package jp.akashi.registry.intake;

import jp.akashi.vocabulary.MunicipalityCode;

/// Who sends records: the name in its certificate, what it is, and the municipality it belongs to.
public record Sender(String name, Source source, MunicipalityCode municipality) {

    /// Whether it may write into the area: a municipality into its own, the others wherever a ticket points.
    boolean mayWriteInto(MunicipalityCode area) {
        return source != Source.MUNICIPALITY || municipality.equals(area);
    }
}
