package jp.akashi.registry.intake;

import jp.akashi.vocabulary.MunicipalityCode;

/// Who sends records: the name in its certificate, what it is, and the municipality it belongs to.
public record Sender(String name, Source source, MunicipalityCode municipality) {

    /// The same municipality, as far as its register speaks.
    Sender asRegister() {
        return new Sender(name, Source.REGISTER, municipality);
    }

    /// Whether it works in an area of its own.
    public boolean isAtHome() {
        return source == Source.MUNICIPALITY || source == Source.REGISTER;
    }

    /// Its name as a writer into the areas of others.
    public String writer() {
        return source + " " + name;
    }

    /// Whether it may write into the area: a municipality into its own, the others wherever a ticket points.
    boolean mayWriteInto(MunicipalityCode area) {
        return !isAtHome() || municipality.equals(area);
    }
}
