package jp.akashi.inquiry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/// Inquiries between municipalities: where the others are, how often and how long.
@ConfigMapping(prefix = "akashi.inquiry")
public interface InquiryConfig {
    /// Addresses of other nodes by municipality code, such as `nodes."141003"=https://akashi.example.jp:8443`.
    /// Whoever is not named is asked in this installation. The client certificate of an asker is the TLS
    /// configuration `inquiry-<its code>` (`quarkus.tls.inquiry-131113.…`).
    Map<String, URI> nodes();

    /// The longest one attempt waits for its answer.
    @WithDefault("PT5S")
    Duration deadline();

    /// After this long without an answer an inquiry is overdue.
    @WithDefault("PT24H")
    Duration dueAfter();

    /// After the first failure; each further one doubles it, up to an hour.
    @WithDefault("PT10S")
    Duration retryAfter();

    /// How long the number of an unanswered inquiry is kept, and with it the chance to ask again.
    @WithDefault("P30D")
    Duration keepNumber();

    /// How many questions one municipality may ask in an hour, and how many of one municipality are answered.
    @WithDefault("2000")
    int hourlyLimit();

    /// When batches are asked, in Japan time, such as 01:00; at once where it is not set.
    Optional<LocalTime> batchAt();
}
