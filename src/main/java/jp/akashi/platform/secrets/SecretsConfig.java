package jp.akashi.platform.secrets;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/// Where this installation keeps its secret keys.
@ConfigMapping(prefix = "akashi.secrets")
public interface SecretsConfig {
    /// Directory of `<secret>.<version>.key` files, each 32 random bytes in base64.
    Path directory();
}
