package jp.akashi.demo.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import jp.akashi.demo.files.PrivateFile;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A party's P-256 key and its X.509 certificate. Source: RFC 5280.
final class KeyAndCertificate {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration PARTY_LIFE = Duration.ofDays(800);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private final PrivateKey key;
    private final X509Certificate certificate;

    private KeyAndCertificate(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    static KeyAndCertificate selfSigned(X500Name name, Instant now) throws IOException, GeneralSecurityException {
        KeyPair keys = drawKeys();
        X509v3CertificateBuilder draft = draft(name, name, keys, now, AUTHORITY_LIFE);
        draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return new KeyAndCertificate(keys.getPrivate(), sign(draft, keys.getPrivate()));
    }

    KeyAndCertificate certifyServer(X500Name subject, List<GeneralName> names, Instant now)
            throws IOException, GeneralSecurityException {
        KeyPair keys = drawKeys();
        X509v3CertificateBuilder draft = draftFor(subject, keys, KeyPurposeId.id_kp_serverAuth, now);
        draft.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(new GeneralName[0])));
        return new KeyAndCertificate(keys.getPrivate(), sign(draft, key));
    }

    KeyAndCertificate certifyClient(X500Name subject, Instant now) throws IOException, GeneralSecurityException {
        KeyPair keys = drawKeys();
        X509v3CertificateBuilder draft = draftFor(subject, keys, KeyPurposeId.id_kp_clientAuth, now);
        return new KeyAndCertificate(keys.getPrivate(), sign(draft, key));
    }

    PrivateKey key() {
        return key;
    }

    X509Certificate certificate() {
        return certificate;
    }

    boolean endsBefore(Instant moment) {
        return certificate.getNotAfter().toInstant().isBefore(moment);
    }

    static boolean exists(Path directory, String name) {
        return Files.exists(certificateFile(directory, name)) && Files.exists(keyFile(directory, name));
    }

    static KeyAndCertificate read(Path directory, String name) throws IOException, GeneralSecurityException {
        byte[] certificate = Files.readAllBytes(certificateFile(directory, name));
        String key = Files.readString(keyFile(directory, name)).replaceAll("-----[A-Z ]+-----", "");
        return new KeyAndCertificate(
                KeyFactory.getInstance("EC")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key))),
                (X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate)));
    }

    /// Writes the key first: a certificate without its key would look complete.
    void write(Path directory, String name) throws IOException, GeneralSecurityException {
        PrivateFile.write(keyFile(directory, name), pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(certificateFile(directory, name), pem("CERTIFICATE", certificate.getEncoded()));
    }

    private static Path certificateFile(Path directory, String name) {
        return directory.resolve(name + ".pem");
    }

    private static Path keyFile(Path directory, String name) {
        return directory.resolve(name + "-key.pem");
    }

    private static KeyPair drawKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private X509v3CertificateBuilder draftFor(X500Name subject, KeyPair keys, KeyPurposeId purpose, Instant now)
            throws IOException, GeneralSecurityException {
        X500Name issuer =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        X509v3CertificateBuilder draft = draft(issuer, subject, keys, now, PARTY_LIFE);
        draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        draft.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        draft.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate.getPublicKey()));
        return draft;
    }

    private static X509v3CertificateBuilder draft(
            X500Name issuer, X500Name subject, KeyPair keys, Instant now, Duration life)
            throws IOException, GeneralSecurityException {
        X509v3CertificateBuilder draft = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, new SecureRandom()).setBit(126),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(life)),
                subject,
                keys.getPublic());
        draft.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        return draft;
    }

    private static X509Certificate sign(X509v3CertificateBuilder draft, PrivateKey issuer)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(draft.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static String pem(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
