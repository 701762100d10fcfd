package jp.akashi.issuance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalDate;

/// What kiosks may use of earlier certificates.
@ConfigMapping(prefix = "akashi.kiosk")
public interface KioskConfig {
    /// The first day in Japan (ISO date) whose international certificates lend their passport to a kiosk.
    @WithDefault("2022-07-21")
    LocalDate passportHistorySince();
}
