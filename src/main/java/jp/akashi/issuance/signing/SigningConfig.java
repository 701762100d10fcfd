package jp.akashi.issuance.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
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

    /// SMART Health Card signers.
    Signers healthCard();

    /// VDS-NC signers.
    Signers vdsNc();

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
    }

    /// A device reached through SunPKCS11.
    interface Device {
        /// The provider's configuration file (`name`, `library`, `slot` …).
        Path configuration();

        /// File with the user's PIN.
        Path pin();
    }
}
