package jp.akashi.issuance.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.Holder;
import jp.akashi.certificate.shc.SmartHealthCard;
import jp.akashi.platform.secrets.Envelope;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.vocabulary.CertificateNumber;
import jp.akashi.vocabulary.CertificateUse;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Passport;
import jp.akashi.vocabulary.PassportNumber;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.RomanName;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedContentTest {
    private static final String NUMBER = CertificateNumber.draw(new Random(1)).written();
    private static final String JWS = "eyJ6aXAiOiJERUYifQ.3ZJLb9swEIT_S3q1.LWFKKZI9c4";

    @TempDir
    Path directory;

    private SecretKeys keys;
    private SealedContent content;

    @BeforeEach
    void makeKeys() throws IOException {
        for (Secret secret : Secret.values()) {
            Files.writeString(
                    directory.resolve(SecretKeys.fileName(secret, 1)),
                    Base64.getEncoder().encodeToString(new byte[32]));
        }
        keys = new SecretKeys(directory);
        content = new SealedContent(keys);
    }

    @Test
    void whatWasSealedOpensAsItWas() {
        IssuedCertificate issued = issued();
        assertEquals(issued, content.open(NUMBER, content.seal(issued)));
    }

    @Test
    void aPassportAndASealFullOfQuotesOpenAsTheyWere() {
        Certificate domestic = issued().certificate();
        Passport passport = new Passport(
                new RomanName("OTA", "HANAKO"),
                new PassportNumber("TR1234567"),
                "JPN",
                "JPN",
                domestic.holder().birthDate(),
                LocalDate.of(2030, 1, 31));
        Certificate abroad = new Certificate(
                domestic.number(),
                CertificateUse.INTERNATIONAL,
                domestic.municipality(),
                new Holder(new PersonName("𠮷田　\"花\"\\子"), domestic.holder().birthDate(), Optional.of(passport)),
                List.of(
                        domestic.doses().getFirst(),
                        new Dose(2, LocalDate.of(2021, 8, 1), VaccineProduct.PF, new LotNumber("FC3405"))),
                domestic.issuedAt());
        IssuedCertificate issued = new IssuedCertificate(
                abroad,
                List.of(
                        issued().barcodes().getFirst(),
                        new Barcode(Format.ICAO_VDS_NC, Optional.empty(), "{\"data\":{\"n\":\"\\u0001\"}}")));

        assertEquals(issued, content.open(NUMBER, content.seal(issued)));
    }

    @Test
    void theTextOfTheCodeIsNotKeptBesideTheCardThatSpellsIt() {
        assertTrue(content.seal(issued()).length < JWS.length() + 400);
    }

    @Test
    void rowsThatHoldBothStillOpen() {
        String both = new String(opened(content.seal(issued())), StandardCharsets.UTF_8)
                .replace("\"jws\":", "\"text\":\"" + SmartHealthCard.text(JWS) + "\",\"jws\":");
        byte[] row = new Envelope(keys, Secret.DATA)
                .seal(both.getBytes(StandardCharsets.UTF_8), "certificate.content_sealed", number());
        assertEquals(issued(), content.open(NUMBER, row));
    }

    @Test
    void anotherCertificatesRowDoesNotOpen() {
        byte[] sealed = content.seal(issued());
        assertThrows(IllegalStateException.class, () -> content.open("JP9999999999", sealed));
    }

    private byte[] opened(byte[] sealed) {
        return new Envelope(keys, Secret.DATA)
                .open(sealed, "certificate.content_sealed", number())
                .orElseThrow();
    }

    private static byte[] number() {
        return NUMBER.getBytes(StandardCharsets.US_ASCII);
    }

    private static IssuedCertificate issued() {
        Certificate certificate = new Certificate(
                new CertificateNumber(NUMBER),
                CertificateUse.DOMESTIC,
                Municipalities.find("131113").orElseThrow(),
                new Holder(new PersonName("大田　花子"), LocalDate.of(1980, 2, 17), Optional.empty()),
                List.of(new Dose(1, LocalDate.of(2021, 7, 1), VaccineProduct.PF, new LotNumber("FC3404"))),
                Instant.parse("2026-11-22T08:00:00Z"));
        return new IssuedCertificate(
                certificate,
                List.of(new Barcode(Format.SMART_HEALTH_CARD, Optional.of(JWS), SmartHealthCard.text(JWS))));
    }
}
