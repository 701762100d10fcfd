package jp.akashi.platform.secrets;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The secret keys of this installation: files `<secret>.<version>.key` in one directory, 32 bytes in base64 each.
///
/// The highest version (1 to 127) is the current one until somebody says which one is; others still open what they
/// sealed. Fails at start, naming the file, when a key is missing or malformed.
@Singleton
public final class SecretKeys {
    private static final Pattern FILE = Pattern.compile("([a-z]+)\\.(\\d{1,3})\\.key");
    private static final int LENGTH = 32;
    private static final byte[] FINGERPRINT = "akashi: which key is this".getBytes(StandardCharsets.US_ASCII);
    private static final int FINGERPRINT_LENGTH = 8;
    private static final long VOUCHED = Duration.ofSeconds(10).toNanos();

    private final Map<Secret, NavigableMap<Integer, SecretKey>> keys;
    private final Map<Secret, Integer> current = new ConcurrentHashMap<>();
    private volatile OptionalLong vouchedFor = OptionalLong.empty();

    @Inject
    SecretKeys(SecretsConfig config) {
        this(config.directory());
    }

    /// Reads the keys of a directory.
    public SecretKeys(Path directory) {
        keys = new EnumMap<>(Secret.class);
        for (Secret secret : Secret.values()) {
            keys.put(secret, new TreeMap<>());
        }
        try (Stream<Path> files = Files.list(directory)) {
            files.forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException("secret keys: cannot list " + directory, e);
        }
        keys.forEach((secret, versions) -> requireOne(secret, versions, directory));
    }

    private static void requireOne(Secret secret, NavigableMap<Integer, SecretKey> versions, Path directory) {
        if (versions.isEmpty()) {
            throw new IllegalStateException("secret keys: " + fileName(secret, 1) + " is missing in " + directory);
        }
    }

    /// The name under which a version of a secret is kept.
    public static String fileName(Secret secret, int version) {
        return secret.name().toLowerCase(Locale.ROOT) + "." + version + ".key";
    }

    /// Whether any of them, current or old, was made for the demo.
    public boolean holdDemoKeys() {
        return keys.values().stream()
                .flatMap(versions -> versions.values().stream())
                .anyMatch(key -> DemoMark.isOn(key.getEncoded()));
    }

    /// The versions held, the highest first.
    public Set<Integer> held(Secret secret) {
        return versions(secret).descendingKeySet();
    }

    /// Says which version held is the current one.
    public void use(Secret secret, int version) {
        version(secret, version);
        current.put(secret, version);
    }

    public int currentVersion(Secret secret) {
        return current.getOrDefault(secret, versions(secret).lastKey());
    }

    /// Notes that at that moment (of `System.nanoTime`) the other nodes knew what is held here, and nothing was
    /// missing.
    public void vouch(long at) {
        vouchedFor = OptionalLong.of(at);
    }

    /// Whether no key can have become current without this node: activation waits for nodes seen 15 seconds ago.
    public boolean areVouchedFor() {
        OptionalLong at = vouchedFor;
        return at.isPresent() && System.nanoTime() - at.getAsLong() < VOUCHED;
    }

    /// Tells two keys apart without telling either.
    public String fingerprint(Secret secret, int version) {
        byte[] mac = new Mac(version(secret, version)).of(FINGERPRINT);
        return HexFormat.of().formatHex(mac, 0, FINGERPRINT_LENGTH);
    }

    /// The current key's 32 bytes, for a purpose whose standard mixes the key itself.
    public byte[] bytes(Secret secret) {
        return current(secret).getEncoded();
    }

    SecretKey current(Secret secret) {
        return version(secret, currentVersion(secret));
    }

    SecretKey version(Secret secret, int version) {
        SecretKey key = versions(secret).get(version);
        if (key == null) {
            throw new IllegalStateException("secret keys: " + fileName(secret, version) + " is gone");
        }
        return key;
    }

    private NavigableMap<Integer, SecretKey> versions(Secret secret) {
        NavigableMap<Integer, SecretKey> versions = keys.get(secret);
        if (versions == null) {
            throw new IllegalStateException("no keys for " + secret);
        }
        return versions;
    }

    private void read(Path file) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return;
        }
        Secret secret = Secret.valueOf(name.group(1).toUpperCase(Locale.ROOT));
        versions(secret).put(Integer.parseInt(name.group(2)), new SecretKeySpec(content(file), "AES"));
    }

    private static byte[] content(Path file) {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != LENGTH) {
                throw new IllegalStateException("secret keys: " + file + " does not hold " + LENGTH + " bytes");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("secret keys: cannot read " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("secret keys: " + file + " is no base64", e);
        }
    }
}
