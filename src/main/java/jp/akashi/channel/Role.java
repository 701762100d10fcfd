package jp.akashi.channel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a machine caller is, as the OU of its client certificate says in lower case.
public enum Role {
    CENTRE(false),
    VENUE(true),
    CONTRACTOR(true),
    MUNICIPALITY(true),
    OPERATOR(false);

    private final boolean local;

    Role(boolean local) {
        this.local = local;
    }

    /// The role of that name; empty when nobody has it.
    static Optional<Role> parse(String unit) {
        return Arrays.stream(values()).filter(role -> role.unit().equals(unit)).findFirst();
    }

    /// The name in certificates and in `@RolesAllowed`.
    public String unit() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a caller in this role belongs to one municipality, which its certificate then names.
    boolean isLocal() {
        return local;
    }
}
