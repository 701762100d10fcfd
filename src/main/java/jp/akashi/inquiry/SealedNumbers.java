package jp.akashi.inquiry;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import jp.akashi.platform.secrets.Envelope;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.vocabulary.IndividualNumber;

/// The number of an inquiry under way, sealed and bound to the inquiry: it has to be sent again until there is an
/// answer.
@Singleton
final class SealedNumbers {
    private static final String PLACE = "inquiry.number_sealed";

    private final Envelope data;

    SealedNumbers(SecretKeys keys) {
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

    private static byte[] row(String inquiryId) {
        return inquiryId.getBytes(StandardCharsets.US_ASCII);
    }
}
