package jp.akashi.operations.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedNoteTest {
    private static final Instant AT = Instant.parse("2022-01-31T23:59:59Z");
    private static final Checkpoint CHECKPOINT =
            new Checkpoint("issuer.example/audit/131113", 7, MerkleTree.ofNothing(), AT);
    private final KeyPair keys = pair();

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        SignedNote note = signed(CHECKPOINT);

        SignedNote read = SignedNote.parse(note.written()).orElseThrow();

        assertEquals(note, read);
        assertEquals(CHECKPOINT, Checkpoint.parse(read.text()).orElseThrow());
        assertTrue(read.isSignedBy(List.of(pair().getPublic(), keys.getPublic())));
    }

    @Test
    void aChangedTextOrAnotherKeyIsFound() throws Exception {
        SignedNote note = signed(CHECKPOINT);

        SignedNote changed =
                SignedNote.parse(note.written().replace("\n7\n", "\n8\n")).orElseThrow();

        assertFalse(changed.isSignedBy(List.of(keys.getPublic())));
        assertFalse(note.isSignedBy(List.of(pair().getPublic())));
    }

    @Test
    void notesOfAMonthShareAFileAndComeBackInOrder(@TempDir Path directory) throws Exception {
        CheckpointFiles files = CheckpointFiles.ofTrees(directory);
        SignedNote first = signed(CHECKPOINT);
        SignedNote second = signed(new Checkpoint(CHECKPOINT.origin(), 9, CHECKPOINT.root(), AT));

        files.append("131113", first, AT);
        files.append("131113", second, AT);
        files.append("131113", first, AT.plusSeconds(1));

        assertEquals(List.of(first.written(), second.written(), first.written()), files.read("131113"));
        assertTrue(Files.exists(directory.resolve("131113/2022-01.notes")));
        assertTrue(Files.exists(directory.resolve("131113/2022-02.notes")));
    }

    @Test
    void whatIsNoNoteIsNone() {
        assertTrue(SignedNote.parse("no note").isEmpty());
        assertTrue(SignedNote.parse("text\n\n— name !\n").isEmpty());
        assertTrue(SignedNote.parse("text\n\n— name AAAA\n").isEmpty());
        assertTrue(Checkpoint.parse("a\n01\nx\n").isEmpty());
    }

    private SignedNote signed(Checkpoint checkpoint) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(checkpoint.text().getBytes(StandardCharsets.UTF_8));
        return SignedNote.of(
                checkpoint.text(), "issuer.example/audit", keys.getPublic(), Bytes.copyOf(signature.sign()));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
