package jp.akashi.inquiry;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import jp.akashi.platform.secrets.Envelope;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.resident.Numbered;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.IndividualNumber;

/// The number of an inquiry under way, sealed and bound to the inquiry: it has to be sent again until there is an
/// answer.
@Singleton
public final class SealedNumbers {
    private static final String PLACE = "inquiry.number_sealed";

    private final Envelope data;
    private final PersonKeys persons;

    SealedNumbers(SecretKeys keys, PersonKeys persons) {
        this.persons = persons;
        data = new Envelope(keys, Secret.DATA);
    }

    byte[] seal(IndividualNumber number, String inquiryId) {
        return data.seal(number.digits().getBytes(StandardCharsets.US_ASCII), PLACE, row(inquiryId));
    }

    /// Fails when the number was sealed for another inquiry or altered.
    IndividualNumber open(byte[] sealed, String inquiryId) {
        byte[] digits = data.open(sealed, PLACE, row(inquiryId))
                .orElseThrow(() -> new IllegalStateException("inquiry " + inquiryId + " holds a foreign number"));
        return new IndividualNumber(new String(digits, StandardCharsets.US_ASCII));
    }

    /// The owner of that inquiry's number, under every index key held.
    public Numbered numbered(byte[] sealed, String inquiryId) {
        return persons.numbered(open(sealed, inquiryId));
    }

    private static byte[] row(String inquiryId) {
        return inquiryId.getBytes(StandardCharsets.US_ASCII);
    }
}
