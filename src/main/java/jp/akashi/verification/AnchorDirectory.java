package jp.akashi.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.akashi.certificate.MalformedJson;
import jp.akashi.certificate.trust.KeySet;
import jp.akashi.certificate.trust.RevocationList;
import jp.akashi.vocabulary.Bytes;

/// Reads a directory of foreign trust. Hidden files are passed over: mounted configuration brings its own.
final class AnchorDirectory {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<TrustedIssuer> issuers = new ArrayList<>();
    private final List<TrustedAuthority> authorities = new ArrayList<>();

    private AnchorDirectory() {}

    /// Fails, naming the file, at any content that is not trust.
    static TrustList read(Path directory) {
        AnchorDirectory anchors = new AnchorDirectory();
        List<Path> files = files(directory);
        files.forEach(anchors::readAnchor);
        files.stream().filter(file -> ending(file).equals("crl")).forEach(anchors::readList);
        try {
            return new TrustList(anchors.issuers, anchors.authorities);
        } catch (IllegalStateException e) {
            throw new IllegalStateException("two files of " + directory + " are about one issuer", e);
        }
    }

    private void readAnchor(Path file) {
        try {
            switch (ending(file)) {
                case "json" -> issuers.add(issuer(JSON.readTree(file.toFile())));
                case "pem", "der" -> authorities.addAll(TrustedAuthority.read(content(file)));
                case "crl" -> {} // once all authorities are known
                default -> throw new IllegalArgumentException("no .json, .pem, .der or .crl");
            }
        } catch (IOException | IllegalArgumentException | MalformedJson e) {
            throw new IllegalStateException("the trust anchor " + file + " cannot be used", e);
        }
    }

    private void readList(Path file) {
        try {
            Bytes list = content(file);
            boolean[] known = new boolean[1];
            authorities.replaceAll(authority -> {
                boolean own = authority.signedList(list);
                known[0] |= own;
                return own ? authority.withList(list) : authority;
            });
            if (!known[0]) {
                throw new IllegalArgumentException("a revocation list of no authority of this directory");
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("the revocation list " + file + " cannot be used", e);
        }
    }

    private static TrustedIssuer issuer(JsonNode file) {
        String url = file.path("iss").asText();
        if (url.isEmpty()) {
            throw new IllegalArgumentException("iss is missing");
        }
        List<RevocationList> lists = new ArrayList<>();
        file.path("crls").forEach(list -> lists.add(RevocationList.parse(list.toString())));
        return new TrustedIssuer(url, KeySet.parse(file.path("jwks").toString()), lists);
    }

    private static Bytes content(Path file) throws IOException {
        return Bytes.copyOf(Files.readAllBytes(file));
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the trust anchors cannot be read from " + directory, e);
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
