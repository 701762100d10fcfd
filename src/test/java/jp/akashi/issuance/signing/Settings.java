package jp.akashi.issuance.signing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/// Signing as it is configured by default, with its keys in a directory.
record Settings(Path directory) implements SigningConfig {
    @Override
    public boolean createMissing() {
        return true;
    }

    @Override
    public double verifyRate() {
        return 1;
    }

    @Override
    public Duration publishAhead() {
        return Duration.ofDays(14);
    }

    @Override
    public boolean automaticRotation() {
        return true;
    }

    @Override
    public Signers healthCard() {
        return new TenYears();
    }

    @Override
    public Signers vdsNc() {
        return new TenYears();
    }

    @Override
    public Period documentCertificateValidity() {
        return Period.ofYears(10);
    }

    @Override
    public Optional<Device> device() {
        return Optional.empty();
    }

    @Override
    public Duration deviceDeadline() {
        return Duration.ofSeconds(1);
    }

    private record TenYears() implements Signers {
        @Override
        public Period certificateValidity() {
            return Period.ofYears(10);
        }

        @Override
        public Optional<List<String>> municipalities() {
            return Optional.empty();
        }
    }
}
