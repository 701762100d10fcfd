package jp.akashi.issuance.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jp.akashi.platform.secrets.Envelope;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;

/// A certificate's content as the ledger keeps it: JSON, sealed and bound to the certificate's number.
@Singleton
public final class SealedContent {
    private static final String PLACE = "certificate.content_sealed";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private final Envelope data;

    SealedContent(SecretKeys keys) {
        data = new Envelope(keys, Secret.DATA);
    }

    byte[] seal(IssuedCertificate issued) {
        try {
            byte[] json = JSON.writeValueAsBytes(StoredCertificate.of(issued));
            return data.seal(json, PLACE, row(issued.certificate().number().written()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a certificate cannot be written down", e);
        }
    }

    /// The content of that certificate's row; fails when it was altered or moved there.
    public IssuedCertificate open(String number, byte[] sealed) {
        byte[] json = data.open(sealed, PLACE, row(number))
                .orElseThrow(() -> new IllegalStateException("ledger row " + number + " does not open"));
        try {
            return JSON.readValue(json, StoredCertificate.class).issued();
        } catch (IOException e) {
            throw new IllegalStateException("ledger row " + number + " is not readable", e);
        }
    }

    private static byte[] row(String number) {
        return number.getBytes(StandardCharsets.US_ASCII);
    }
}
