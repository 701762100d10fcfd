package jp.akashi.issuance.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// When the issuing centre may apply, and how long an application may take.
@ConfigMapping(prefix = "akashi.centre")
public interface CentreConfig {
    /// From the application to the last printed copy; what is not printed by then expires.
    @WithDefault("PT5M")
    Duration applicationLifetime();

    /// The longest until the applicant sees the content.
    @WithDefault("PT15S")
    Duration preparation();

    /// The longest from the payment, or from a printed copy, to the next copy of the document.
    @WithDefault("PT50S")
    Duration delivery();

    /// The longest from a copy of the document to the report that it was printed.
    @WithDefault("PT50S")
    Duration printing();

    /// Hours in Japan, such as 06:30-23:00; always where it is not set.
    Optional<String> serviceHours();

    /// Days in Japan (ISO dates) without service.
    Optional<Set<LocalDate>> closingDays();
}
