package jp.akashi.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import jp.akashi.demo.files.PrivateFile;
import jp.akashi.platform.secrets.DemoMark;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;

/// Makes the secret keys that a directory lacks, each with the mark by which production refuses it.
final class DemoSecrets {
    private DemoSecrets() {}

    static void createMissing(Path directory) throws IOException {
        Files.createDirectories(directory);
        SecureRandom random = new SecureRandom();
        for (Secret secret : Secret.values()) {
            Path file = directory.resolve(SecretKeys.fileName(secret, 1));
            if (Files.notExists(file)) {
                byte[] key = new byte[32];
                random.nextBytes(key);
                DemoMark.put(key);
                PrivateFile.write(file, Base64.getEncoder().encodeToString(key) + "\n");
            }
        }
    }
}
