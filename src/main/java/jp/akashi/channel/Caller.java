package jp.akashi.channel;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.MunicipalityCode;

/// A machine that proved who it is by a client certificate with the subject `CN=<name>, OU=<role>, O=<municipality>`.
///
/// Venues, contractors and municipalities belong to one municipality; the centre and operators to none.
public record Caller(String name, Role role, Optional<MunicipalityCode> municipality) implements Principal {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /// The caller a subject names; empty when an attribute is missing, doubled, unknown or has no business there.
    public static Optional<Caller> of(X500Principal subject) {
        return the(subject, "CN")
                .filter(name -> NAME.matcher(name).matches())
                .flatMap(name -> the(subject, "OU").flatMap(Role::parse).flatMap(role -> of(name, role, subject)));
    }

    /// The caller behind a request that passed `@RolesAllowed`.
    public static Caller of(SecurityContext context) {
        if (context.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("no caller behind a guarded door");
    }

    @Override
    public String getName() {
        return name;
    }

    private static Optional<Caller> of(String name, Role role, X500Principal subject) {
        if (!role.isLocal()) {
            return count(subject, "O") == 0 ? Optional.of(new Caller(name, role, Optional.empty())) : Optional.empty();
        }
        return the(subject, "O")
                .flatMap(Municipalities::find)
                .map(Municipality::code)
                .map(code -> new Caller(name, role, Optional.of(code)));
    }

    private static Optional<String> the(X500Principal subject, String type) {
        if (count(subject, type) != 1) {
            return Optional.empty();
        }
        return parts(subject).getRdns().stream()
                .filter(part -> part.size() == 1 && part.getType().equalsIgnoreCase(type))
                .map(part -> part.getValue().toString())
                .findFirst();
    }

    private static long count(X500Principal subject, String type) {
        return parts(subject).getRdns().stream().filter(part -> has(part, type)).count();
    }

    private static boolean has(Rdn part, String type) {
        return part.toAttributes().get(type) != null;
    }

    private static LdapName parts(X500Principal subject) {
        try {
            return new LdapName(subject.getName(X500Principal.RFC2253));
        } catch (InvalidNameException e) {
            throw new IllegalStateException("a parsed certificate has an unreadable subject", e);
        }
    }
}
