package jp.akashi.issuance.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/// Where the signing keys lie, how long they live, and how closely their signatures are watched.
@ConfigMapping(prefix = "akashi.signing")
public interface SigningConfig {
    /// Directory of the signing keys and, where this installation has its own, of the authorities above them.
    Path directory();

    /// Whether authorities and keys that the directory lacks are made at start. For demo and test only.
    @WithDefault("false")
    boolean createMissing();

    /// The share of signatures verified right after signing, 0 to 1. First uses and remote keys always are.
    @WithDefault("1.0")
    double verifyRate();

    /// How long a key is published before it signs, so that verifiers who keep copies know it by then.
    @WithDefault("P14D")
    Duration publishAhead();

    /// Whether due keys take over by themselves at the turn of a quarter; without it two operators must say so.
    @WithDefault("true")
    boolean automaticRotation();

    /// SMART Health Card signers.
    Signers healthCard();

    /// VDS-NC signers.
    Signers vdsNc();

    /// How long the certificate of the key that seals documents is valid.
    @WithDefault("P10Y")
    Period documentCertificateValidity();

    /// A PKCS#11 device that holds the signing keys; without one they lie in the directory.
    Optional<Device> device();

    /// The longest wait for one signature of the device.
    @WithDefault("PT1S")
    Duration deviceDeadline();

    /// What differs between the signers of two formats.
    interface Signers {
        /// How long a signer's certificate is valid: a signature stays verifiable after its key has retired.
        @WithDefault("P10Y")
        Period certificateValidity();

        /// Codes of municipalities that have keys of their own; all others share one.
        Optional<List<String>> municipalities();
    }

    /// A device reached through SunPKCS11.
    interface Device {
        /// The provider's configuration file (`name`, `library`, `slot` …).
        Path configuration();

        /// File with the user's PIN.
        Path pin();
    }
}
