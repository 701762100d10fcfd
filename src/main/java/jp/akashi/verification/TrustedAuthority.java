package jp.akashi.verification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.akashi.vocabulary.Bytes;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/// A country signing authority (CSCA) above VDS-NC signers: its certificate, the signers it took back, and, where it
/// publishes them, all that stand.
///
/// RSA and ECDSA, explicit curve parameters too. An old revocation list still counts: what was taken back stays so.
public final class TrustedAuthority {
    /// Reads keys with explicit curve parameters, which the JDK does not. Never inserted into the JVM's list.
    static final Provider PROVIDER = new BouncyCastleProvider();

    private final Bytes encoded;
    private final X509CertificateHolder certificate;
    private final Bytes keyIdentifier;
    private final ContentVerifierProvider key;
    private final Optional<X509CRLHolder> takenBack;
    private final Optional<Set<Bytes>> standing;

    private TrustedAuthority(
            X509CertificateHolder certificate, Optional<X509CRLHolder> takenBack, Optional<Set<Bytes>> standing)
            throws IOException, OperatorCreationException, GeneralSecurityException {
        encoded = Bytes.copyOf(certificate.getEncoded());
        this.certificate = certificate;
        keyIdentifier = keyIdentifier(certificate);
        key = new JcaContentVerifierProviderBuilder().setProvider(PROVIDER).build(certificate);
        this.takenBack = takenBack;
        this.standing = standing;
    }

    /// The authorities of a file, PEM or DER. Refuses a certificate that may not certify.
    public static List<TrustedAuthority> read(Bytes certificates) {
        return holders(certificates).stream()
                .map(certificate -> of(certificate, Optional.empty(), Optional.empty()))
                .toList();
    }

    /// This authority with its revocation list (DER or PEM), which is refused unless its key signed it.
    public TrustedAuthority withList(Bytes list) {
        X509CRLHolder read = list(list);
        if (!signed(read)) {
            throw new IllegalArgumentException("a revocation list of another authority");
        }
        return of(certificate, Optional.of(read), standing);
    }

    /// This authority with all signers it publishes (PEM); it vouches for no others.
    public TrustedAuthority withSigners(Bytes signers) {
        Set<Bytes> published = new HashSet<>();
        holders(signers).forEach(signer -> published.add(encoded(signer)));
        return of(certificate, takenBack, Optional.of(Set.copyOf(published)));
    }

    /// Whether a revocation list, DER or PEM, is this authority's.
    boolean signedList(Bytes list) {
        return signed(list(list));
    }

    Bytes certificate() {
        return encoded;
    }

    Term term() {
        return term(certificate);
    }

    /// Whether the signer names this authority, by its name and the identifier of its key.
    boolean isNamedBy(SealSigner signer) {
        return signer.authorityKey().map(keyIdentifier::equals).orElse(false)
                && signer.certificate().getIssuer().equals(certificate.getSubject());
    }

    boolean signed(SealSigner signer) {
        try {
            return signer.certificate().isSignatureValid(key);
        } catch (CertException | RuntimeOperatorException e) {
            return false; // another algorithm than this key's, or no signature of it at all
        }
    }

    boolean tookBack(SealSigner signer) {
        return takenBack
                        .map(list -> list.getRevokedCertificate(signer.serialNumber()) != null)
                        .orElse(false)
                || standing.map(signers -> !signers.contains(signer.encoded())).orElse(false);
    }

    static Term term(X509CertificateHolder certificate) {
        return new Term(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private boolean signed(X509CRLHolder list) {
        try {
            return list.getIssuer().equals(certificate.getSubject()) && list.isSignatureValid(key);
        } catch (CertException | RuntimeOperatorException e) {
            return false;
        }
    }

    private static TrustedAuthority of(
            X509CertificateHolder certificate, Optional<X509CRLHolder> takenBack, Optional<Set<Bytes>> standing) {
        try {
            BasicConstraints constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
            if (constraints == null || !constraints.isCA()) {
                throw new IllegalArgumentException("a certificate that may not certify");
            }
            return new TrustedAuthority(certificate, takenBack, standing);
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalArgumentException("an authority with a key that cannot be used", e);
        }
    }

    private static Bytes keyIdentifier(X509CertificateHolder certificate) {
        SubjectKeyIdentifier identifier = SubjectKeyIdentifier.fromExtensions(certificate.getExtensions());
        if (identifier == null) {
            throw new IllegalArgumentException("an authority without the identifier of its key");
        }
        return Bytes.copyOf(identifier.getKeyIdentifier());
    }

    private static List<X509CertificateHolder> holders(Bytes file) {
        try {
            List<X509CertificateHolder> found = CertificateFactory.getInstance("X.509", PROVIDER)
                    .generateCertificates(new ByteArrayInputStream(file.toArray()))
                    .stream()
                    .map(TrustedAuthority::holder)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no certificate");
            }
            return found;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no certificates", e);
        }
    }

    private static X509CertificateHolder holder(Certificate certificate) {
        try {
            return new JcaX509CertificateHolder((X509Certificate) certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no certificate", e);
        }
    }

    private static X509CRLHolder list(Bytes file) {
        try {
            return new JcaX509CRLHolder((X509CRL) CertificateFactory.getInstance("X.509", PROVIDER)
                    .generateCRL(new ByteArrayInputStream(file.toArray())));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no revocation list", e);
        }
    }

    private static Bytes encoded(X509CertificateHolder certificate) {
        try {
            return Bytes.copyOf(certificate.getEncoded());
        } catch (IOException e) {
            throw new IllegalArgumentException("no certificate", e);
        }
    }
}
