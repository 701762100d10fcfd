package jp.akashi.demo.pki;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/// A caller with a client certificate: its name, the role it acts in and, where it has one, its municipality's code.
public record Client(String name, String role, Optional<String> municipality) {
    /// Everyone who calls in the demo.
    public static final List<Client> ALL = List.of(
            everywhere("centre", "centre"),
            of("venue", "131113"),
            of("contractor", "131113"),
            of("municipality", "131113"),
            of("municipality", "131105"),
            everywhere("operator-1", "operator"),
            everywhere("operator-2", "operator"));

    private static Client of(String role, String municipality) {
        return new Client(role + "-" + municipality, role, Optional.of(municipality));
    }

    private static Client everywhere(String name, String role) {
        return new Client(name, role, Optional.empty());
    }

    /// `CN` the name, `OU` the role, `O` the municipality's code.
    X500Name subject() {
        X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
        municipality.ifPresent(code -> subject.addRDN(BCStyle.O, code));
        return subject.addRDN(BCStyle.OU, role).addRDN(BCStyle.CN, name).build();
    }
}
