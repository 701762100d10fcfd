package jp.akashi.issuance.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Format;
import jp.akashi.issuance.signing.authority.ChainCheck;
import jp.akashi.issuance.signing.authority.CountrySigningAuthority;
import jp.akashi.issuance.signing.authority.DocumentAuthority;
import jp.akashi.issuance.signing.authority.HealthCardAuthority;
import jp.akashi.issuance.signing.authority.Pem;
import jp.akashi.issuance.signing.authority.SignerAuthority;
import jp.akashi.vocabulary.Bytes;

/// The certification authorities this installation knows, in `authority/` below its signing keys.
///
/// `<name>.chain.pem` names an authority; with `<name>.key.pem` beside it new signers are certified on the spot,
/// without it they are certified elsewhere (request out, certificate in).
final class Authorities {
    private static final String COUNTRY = "csca";
    private static final String HEALTH_CARD = "health-card-ca";
    private static final String DOCUMENT = "document-ca";
    private static final long YEARS_OF_LIFE = 20;
    private static final long COUNTRY_SIGNS_YEARS = 5;

    private final Path directory;
    private final URI issuer;
    private final KeyFactory factory;

    Authorities(Path signingDirectory, URI issuer) {
        this.directory = signingDirectory.resolve("authority");
        this.issuer = issuer;
        try {
            this.factory = KeyFactory.getInstance("EC");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The authority that certifies signers of the format; empty when that happens elsewhere.
    Optional<SignerAuthority> find(Format format) {
        List<X509Certificate> chain = chain(format);
        return key(name(format)).map(key -> switch (format) {
            case SMART_HEALTH_CARD -> new HealthCardAuthority(key, chain, issuer);
            case ICAO_VDS_NC -> new CountrySigningAuthority(key, chain.getFirst(), revocationList());
        });
    }

    /// The authority that certifies the key which seals documents; empty when that happens elsewhere.
    Optional<DocumentAuthority> findForDocuments() {
        return key(DOCUMENT).map(key -> new DocumentAuthority(key, chain(DOCUMENT), documentList()));
    }

    /// The authority's certificates, own first, root last; none when it is unknown here.
    List<X509Certificate> chain(Format format) {
        return chain(name(format));
    }

    private Optional<PrivateKey> key(String name) {
        Path file = directory.resolve(name + ".key.pem");
        return Files.exists(file) ? Optional.of(Pem.key(file, factory)) : Optional.empty();
    }

    private List<X509Certificate> chain(String name) {
        Path file = directory.resolve(name + ".chain.pem");
        try {
            return Files.exists(file) ? Pem.chain(Files.readString(file)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The revocation list of a country signing authority that lies elsewhere, as it was last brought here.
    Optional<Bytes> countryList() {
        Path file = directory.resolve(COUNTRY + ".crl");
        try {
            return Files.exists(file) ? Optional.of(Bytes.copyOf(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The subject we ask an authority elsewhere to certify.
    String subject(Format format) {
        return switch (format) {
            case SMART_HEALTH_CARD -> "CN=" + issuer.getHost() + " Issuer";
            case ICAO_VDS_NC -> "C=JP,CN=The Digital Agency";
        };
    }

    /// Why a key must not go by a chain that an authority elsewhere answered; empty when it may.
    Optional<String> flaw(Format format, List<X509Certificate> chain, Instant now) {
        Optional<String> broken = ChainCheck.flaw(chain, now);
        return broken.isPresent()
                ? broken
                : switch (format) {
                    case SMART_HEALTH_CARD -> ChainCheck.healthCardFlaw(chain.getFirst(), issuer.toString());
                    case ICAO_VDS_NC -> ChainCheck.barcodeFlaw(chain.getFirst());
                };
    }

    /// Makes the authorities that are missing.
    void createMissing(Instant now) {
        Instant begin = now.minus(1, ChronoUnit.HOURS);
        Instant end = years(begin, YEARS_OF_LIFE);
        if (chain(Format.SMART_HEALTH_CARD).isEmpty()) {
            HealthCardAuthority made = HealthCardAuthority.create(issuer, begin, end);
            store(HEALTH_CARD, made.key(), made.chain());
        }
        if (chain(Format.ICAO_VDS_NC).isEmpty()) {
            CountrySigningAuthority made = CountrySigningAuthority.create(
                    "Akashi CSCA", revocationList(), begin, years(begin, COUNTRY_SIGNS_YEARS), end);
            store(COUNTRY, made.key(), made.chain());
        }
        if (chain(DOCUMENT).isEmpty()) {
            DocumentAuthority made = DocumentAuthority.create("Akashi Document CA", documentList(), begin, end);
            store(DOCUMENT, made.key(), made.chain());
        }
    }

    private void store(String name, PrivateKey key, List<X509Certificate> chain) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
        }
        // The chain goes last: an authority without its key would count as one that lies elsewhere.
        Pem.write(directory.resolve(name + ".key.pem"), key);
        Pem.write(directory.resolve(name + ".chain.pem"), chain);
    }

    private URI revocationList() {
        return issuer.resolve("/trust/v1/vds-nc/crl");
    }

    private URI documentList() {
        return issuer.resolve("/trust/v1/pdf/crl");
    }

    private static Instant years(Instant from, long years) {
        return from.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
    }

    private static String name(Format format) {
        return switch (format) {
            case SMART_HEALTH_CARD -> HEALTH_CARD;
            case ICAO_VDS_NC -> COUNTRY;
        };
    }
}
