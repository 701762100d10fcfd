package jp.akashi.issuance.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.akashi.GatewayTest;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.issuance.signing.custody.SignatureCheck;
import jp.akashi.issuance.signing.custody.SigningKey;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@GatewayTest
class SigningKeysIT {
    @Inject
    SigningKeys keys;

    @Inject
    SignCertificate sign;

    @ParameterizedTest
    @EnumSource
    void everyFormatHasAKeyThatSigns(Format format) {
        ToBeSigned bytes = new ToBeSigned(Bytes.ofUtf8("header.payload"));

        SigningKey key = keys.active(format, Optional.empty()).await().atMost(Duration.ofSeconds(5));
        Signature signature = sign.sign(key, bytes).await().atMost(Duration.ofSeconds(5));

        assertTrue(new SignatureCheck(key.certificate().getPublicKey()).verifies(bytes, signature));
    }

    @Test
    void whatSignsIsPublished() {
        var published =
                keys.published().keys().stream().collect(Collectors.toMap(PublishedKey::kid, PublishedKey::chain));

        for (Format format : Format.values()) {
            SigningKey key = keys.active(format, Optional.empty()).await().atMost(Duration.ofSeconds(5));
            assertEquals(key.chain(), published.get(key.kid()));
        }
        assertTrue(keys.ready());
    }
}
