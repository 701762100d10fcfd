package jp.akashi.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.akashi.demo.card.CardHolder;
import jp.akashi.demo.card.CardKeyDirectory;
import jp.akashi.demo.card.SimulatedCard;
import jp.akashi.demo.card.SimulatedCardAuthority;
import jp.akashi.demo.files.FileTree;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.TestPki;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.vocabulary.Bytes;

/// One production installation: stores, secrets, signing keys, a card authority that it trusts, and its nodes.
///
/// Clients come from {@link TestPki}. Nothing in it is the demo's, so that production starts on it.
public final class Site implements AutoCloseable {
    private static final Bytes CARD_KEY_ID = Bytes.ofHex("30303030303031" + "0805" + "303031" + "00000000");

    private final Path directory;
    private final Stores stores;
    private final KeyPair holderKeys;
    private final SimulatedCardAuthority authority;
    private final Map<String, String> settings;
    private final List<Gateway> nodes = new ArrayList<>();
    private final Thread atExit = new Thread(this::endAll, "site");

    private Site(Path directory, Stores stores) throws IOException {
        this.directory = directory;
        this.stores = stores;
        CardKeyDirectory cardKeys = new CardKeyDirectory(directory.resolve("cards"));
        authority =
                SimulatedCardAuthority.of(CARD_KEY_ID, cardKeys.named("card-authority"), cardKeys.named("card-issuer"));
        holderKeys = cardKeys.named("holder");
        settings = makeSettings();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// A new site below `target/sites`, its stores started, without any node yet.
    public static Site open(String name) throws IOException {
        return open(name, directory(name).resolve("postgres"));
    }

    /// The same with PostgreSQL's data in a directory of the caller's, such as a small disk.
    public static Site open(String name, Path postgres) throws IOException {
        Path directory = directory(name);
        FileTree.delete(directory);
        Files.createDirectories(directory);
        Stores stores = Stores.start(directory, postgres);
        try {
            return new Site(directory, stores);
        } catch (IOException | RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    private static Path directory(String name) {
        return Path.of("target", "sites", name).toAbsolutePath();
    }

    /// Where everything of it lies.
    Path directory() {
        return directory;
    }

    public Stores stores() {
        return stores;
    }

    /// The people in this site's register.
    public People people() {
        return new People(stores.postgres(), new SecretKeys(directory.resolve("secrets")));
    }

    /// A card of that person that this site believes.
    public SimulatedCard card(Applicant who) {
        return authority.issue(
                CardHolder.of(who.number(), who.name(), "東京都大田区蒲田５－１３－１４", LocalDate.parse(who.birthDate()), '1'),
                holderKeys);
    }

    /// A node of the packaged artefact that is ready to serve.
    public Gateway startNode() {
        return startNode(Map.of());
    }

    /// The same with settings of its own.
    public Gateway startNode(Map<String, String> more) {
        Gateway node = addNode(more);
        node.start();
        return node;
    }

    /// A node that was not started yet, for tests of a start that is refused.
    public Gateway addNode(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        Gateway node = new Gateway(directory.resolve("node-" + (nodes.size() + 1)), all);
        nodes.add(node);
        return node;
    }

    private Map<String, String> makeSettings() throws IOException {
        Path anchors = Files.createDirectories(directory.resolve("card-trust"));
        Files.writeString(anchors.resolve(CARD_KEY_ID.toHex() + ".pem"), publicKey());
        Map<String, String> made = new HashMap<>(stores.settings());
        made.putAll(TestPki.the().serverSettings(directory.resolve("pki")));
        made.put("akashi.secrets.directory", makeSecrets().toString());
        made.put("akashi.signing.directory", directory.resolve("keys").toString());
        made.put("akashi.signing.create-missing", "true");
        made.put("akashi.audit.directory", directory.resolve("audit").toString());
        made.put("akashi.card.trust-anchors", anchors.toString());
        made.put("akashi.issuer.url", "https://localhost:8443/issuer");
        made.put("akashi.centre.service-hours", "");
        // Tests ask more often than people do.
        List.of("subject", "address", "terminal", "store").forEach(limit -> made.put("akashi.limits." + limit, ""));
        made.put("quarkus.log.console.json.enabled", "false");
        return made;
    }

    private Path makeSecrets() throws IOException {
        Path secrets = Files.createDirectories(directory.resolve("secrets"));
        SecureRandom random = new SecureRandom();
        for (Secret secret : Secret.values()) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            Files.writeString(
                    secrets.resolve(SecretKeys.fileName(secret, 1)),
                    Base64.getEncoder().encodeToString(key));
        }
        return secrets;
    }

    private String publicKey() {
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(authority.publicKey().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n";
    }

    private void endAll() {
        nodes.forEach(Gateway::close);
        stores.close();
    }

    /// Ends every process; what they wrote is gone.
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        endAll();
        try {
            FileTree.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
