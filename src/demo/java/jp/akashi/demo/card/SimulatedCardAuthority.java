package jp.akashi.demo.card;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import jp.akashi.issuance.applicant.CardTrustAnchors;
import jp.akashi.vocabulary.Bytes;

/// Makes cards as the real authority might: its key certifies an issuer's key (EF 0004), which signs the cards' files.
///
/// The demo's key id begins with "9000033", in no real hierarchy's range.
public final class SimulatedCardAuthority {
    /// "9000033" and the rest of a 16-byte key id, in the form of real ones.
    public static final Bytes DEMO_KEY_ID = Bytes.ofHex("39303030303333" + "0805" + "303031" + "00000000");

    private static final int TABLE_LENGTH = 8;
    private static final Bytes ISSUER_KEY_ID = Bytes.ofHex("39303030303333" + "0805" + "303032" + "00000000");

    private final Bytes keyId;
    private final KeyPair authorityKeys;
    private final KeyPair issuerKeys;
    private final Bytes certificate;

    private SimulatedCardAuthority(Bytes keyId, KeyPair authorityKeys, KeyPair issuerKeys) {
        this.keyId = keyId;
        this.authorityKeys = authorityKeys;
        this.issuerKeys = issuerKeys;
        this.certificate = certify();
    }

    /// An authority with new keys, which nobody trusts yet.
    public static SimulatedCardAuthority create() {
        return new SimulatedCardAuthority(DEMO_KEY_ID, RsaKeys.draw(), RsaKeys.draw());
    }

    /// An authority whose keys are kept elsewhere.
    public static SimulatedCardAuthority of(Bytes keyId, KeyPair authorityKeys, KeyPair issuerKeys) {
        return new SimulatedCardAuthority(keyId, authorityKeys, issuerKeys);
    }

    /// The demo's authority with the keys `card-authority` and `card-issuer` of a directory.
    public static SimulatedCardAuthority of(CardKeyDirectory keys) {
        return of(DEMO_KEY_ID, keys.named("card-authority"), keys.named("card-issuer"));
    }

    public CardTrustAnchors trustAnchors() {
        return CardTrustAnchors.of(Map.of(keyId, publicKey()));
    }

    public RSAPublicKey publicKey() {
        return (RSAPublicKey) authorityKeys.getPublic();
    }

    /// A card with a new key of its own.
    public SimulatedCard issue(CardHolder holder) {
        return issue(holder, RsaKeys.draw());
    }

    /// A card whose key is kept elsewhere.
    public SimulatedCard issue(CardHolder holder, KeyPair cardKeys) {
        return issue(numberFile(holder), attributesFile(holder), cardKeys);
    }

    /// A card of any two files, signed whatever they hold.
    public SimulatedCard issue(Bytes numberFile, Bytes attributesFile, KeyPair cardKeys) {
        Bytes integrity = integrityFile(numberFile, covered(attributesFile));
        return new SimulatedCard(
                numberFile, attributesFile, integrity, certificate, signingKeyFile(cardKeys), cardKeys.getPrivate());
    }

    private Bytes certify() {
        Bytes body = Tlv.join(keyId, ISSUER_KEY_ID, RsaKeys.written(issuerKeys));
        Bytes signature = RsaKeys.sign(authorityKeys.getPrivate(), body);
        return Tlv.object(0x7F21, Tlv.object(0x5F4E, body), Tlv.object(0x5F37, signature));
    }

    private Bytes integrityFile(Bytes numberFile, Bytes covered) {
        Bytes digests = Tlv.join(Tlv.object(0xDF31, sha256(numberFile)), Tlv.object(0xDF32, sha256(covered)));
        return Tlv.object(0xFF30, digests, Tlv.object(0xDF33, RsaKeys.sign(issuerKeys.getPrivate(), digests)));
    }

    private Bytes signingKeyFile(KeyPair cardKeys) {
        Bytes key = Tlv.object(0xDF51, RsaKeys.written(cardKeys));
        return Tlv.object(0xFF50, key, Tlv.object(0xDF52, RsaKeys.sign(issuerKeys.getPrivate(), key)));
    }

    private static Bytes numberFile(CardHolder holder) {
        return Tlv.join(Tlv.object(0xFF10, Bytes.ofUtf8(holder.number())), Bytes.ofHex("ffff"));
    }

    private static Bytes attributesFile(CardHolder holder) {
        Bytes name = Tlv.object(0xDF22, Bytes.ofUtf8(holder.name()));
        Bytes address = Tlv.object(0xDF23, Bytes.ofUtf8(holder.address()));
        Bytes birthDate = Tlv.object(0xDF24, Bytes.ofUtf8(holder.birthDate()));
        Bytes sex = Tlv.object(0xDF25, Bytes.ofUtf8(String.valueOf(holder.sex())));
        Bytes covered = Tlv.join(name, address, birthDate, sex);
        Bytes blank = Tlv.object(0xFF20, offsets(0, 0, 0, 0), covered);
        int nameAt = blank.length() - covered.length();
        int addressAt = nameAt + name.length();
        int birthDateAt = addressAt + address.length();
        int sexAt = birthDateAt + birthDate.length();
        return Tlv.object(0xFF20, offsets(nameAt, addressAt, birthDateAt, sexAt), covered);
    }

    private static Bytes offsets(int name, int address, int birthDate, int sex) {
        ByteBuffer table = ByteBuffer.allocate(TABLE_LENGTH);
        table.putShort((short) name).putShort((short) address).putShort((short) birthDate);
        return Tlv.object(0xDF21, Bytes.copyOf(table.putShort((short) sex).array()));
    }

    /// What stands behind the table of offsets, whose own object begins behind the file's header.
    private static Bytes covered(Bytes attributesFile) {
        int lengthForm = attributesFile.at(2) & 0xFF;
        int header = lengthForm < 0x80 ? 3 : lengthForm == 0x81 ? 4 : 5;
        return attributesFile.slice(header + 3 + TABLE_LENGTH, attributesFile.length());
    }

    private static Bytes sha256(Bytes content) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(content.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
