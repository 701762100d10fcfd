package jp.akashi.fakes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.LocalDate;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import jp.akashi.demo.Installation;
import jp.akashi.demo.card.CardHolder;
import jp.akashi.demo.card.CardKeyDirectory;
import jp.akashi.demo.card.SimulatedCard;
import jp.akashi.demo.card.SimulatedCardAuthority;
import jp.akashi.issuance.applicant.CardProof;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.IndividualNumber;

/// A person of a test, with a card that the gateway under test believes.
public record Applicant(String number, String name, String birthDate) {
    /// How the numbers of all people of a run begin.
    public static final String FIRST_DIGITS = "5100000";

    private static final long FIRST = 51_000_000_000L;
    private static final AtomicLong NEXT = new AtomicLong(FIRST);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CardKeyDirectory KEYS =
            Installation.cardKeys(Path.of("target", "test-data").toAbsolutePath());

    /// Somebody nobody else in this run is.
    public static Applicant named(String name, String birthDate) {
        String eleven = Long.toString(NEXT.incrementAndGet());
        return new Applicant(eleven + IndividualNumber.checkDigit(eleven), name, birthDate);
    }

    /// Whether somebody of this run has the number.
    public static boolean isSomebodys(String number) {
        long eleven = Long.parseLong(number.substring(0, 11));
        return eleven > FIRST
                && eleven <= NEXT.get()
                && number.endsWith(Integer.toString(IndividualNumber.checkDigit(number.substring(0, 11))));
    }

    public SimulatedCard card() {
        return cardOf(SimulatedCardAuthority.of(KEYS));
    }

    public SimulatedCard cardOf(SimulatedCardAuthority authority) {
        KeyPair shared = KEYS.named("tests");
        return authority.issue(CardHolder.of(number, name, "東京都大田区蒲田５－１３－１４", LocalDate.parse(birthDate), '1'), shared);
    }

    /// The body of a request, proved by this person's card.
    public ObjectNode request(String challenge, String municipality, String use) {
        return body(card().prove(bytes(challenge)), challenge, municipality, use);
    }

    public static ObjectNode body(CardProof proof, String challenge, String municipality, String use) {
        ObjectNode body = JSON.createObjectNode();
        body.put("challenge", challenge);
        body.putObject("card")
                .put("individualNumber", base64(proof.individualNumber()))
                .put("attributes", base64(proof.attributes()))
                .put("integrity", base64(proof.integrity()))
                .put("certificate", base64(proof.certificate()))
                .put("signingKey", base64(proof.signingKey()))
                .put("challengeSignature", base64(proof.challengeSignature()));
        return body.put("municipality", municipality).put("use", use);
    }

    public static Bytes bytes(String challenge) {
        return Bytes.copyOf(Base64.getUrlDecoder().decode(challenge));
    }

    private static String base64(Bytes file) {
        return Base64.getEncoder().encodeToString(file.toArray());
    }
}
