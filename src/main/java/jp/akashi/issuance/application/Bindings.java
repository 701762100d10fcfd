package jp.akashi.issuance.application;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import jp.akashi.platform.secrets.Mac;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.vocabulary.KeyedPerson;
import jp.akashi.vocabulary.PersonKey;

/// The tag that ties an application to its applicant and can be made again from the certificate's holder.
///
/// 128 bits of HMAC-SHA-256 over application id and person key, base64url without padding (22 characters).
@Singleton
final class Bindings {
    private static final int LENGTH = 16;

    private final Mac mac;

    Bindings(SecretKeys keys) {
        mac = Mac.of(keys, Secret.BINDING);
    }

    Binding of(String applicationId, KeyedPerson person) {
        return new Binding(
                of(applicationId, person.key()),
                person.others().stream().map(key -> of(applicationId, key)).toList());
    }

    // The id has a fixed length, so that the border between the two is unambiguous.
    String of(String applicationId, PersonKey person) {
        byte[] tag = mac.of(
                applicationId.getBytes(StandardCharsets.US_ASCII), person.tag().toArray());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(tag, LENGTH));
    }
}
