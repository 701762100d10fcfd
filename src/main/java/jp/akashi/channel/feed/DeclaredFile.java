package jp.akashi.channel.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.vocabulary.Bytes;
import org.jspecify.annotations.Nullable;

/// A file whose sender declared its digest and its rows: laid aside and counted before anything of it is read for good.
///
/// Doses only: no file with individual numbers is ever laid aside. Source: RFC 9530, Content-Digest.
final class DeclaredFile implements AutoCloseable {
    private static final Pattern DIGEST = Pattern.compile("\\s*sha-256=:([A-Za-z0-9+/=]{44}):\\s*");

    private final Path file;
    private final Bytes sha256;
    private final List<InputStream> open = new ArrayList<>();

    private DeclaredFile(Path file, Bytes sha256) {
        this.file = file;
        this.sha256 = sha256;
    }

    /// What a sender says about its file; both are empty when it says nothing.
    record Declaration(Optional<Bytes> sha256, Optional<Long> rows) {
        static Declaration of(@Nullable String contentDigest, @Nullable String rows) {
            return new Declaration(
                    Optional.ofNullable(contentDigest).map(Declaration::digest),
                    Optional.ofNullable(rows).map(Declaration::count));
        }

        boolean isEmpty() {
            return sha256.isEmpty() && rows.isEmpty();
        }

        private static Bytes digest(String header) {
            Matcher written = DIGEST.matcher(header);
            if (!written.matches()) {
                throw new MalformedRequestException("Content-Digest");
            }
            try {
                return Bytes.copyOf(Base64.getDecoder().decode(written.group(1)));
            } catch (IllegalArgumentException e) {
                throw new MalformedRequestException("Content-Digest");
            }
        }

        private static long count(String header) {
            try {
                return Long.parseLong(header);
            } catch (NumberFormatException e) {
                throw new MalformedRequestException("Akashi-Rows");
            }
        }
    }

    /// Lays the body aside and compares it with what was declared; refuses it whole when it differs.
    static DeclaredFile of(InputStream body, Charset charset, List<String> columns, Declaration declared) {
        DeclaredFile laid = laidAside(body);
        try {
            declared.sha256().filter(digest -> !digest.equals(laid.sha256)).ifPresent(_ -> {
                throw new OtherFileException("Content-Digest");
            });
            if (declared.rows().isPresent() && declared.rows().get() != laid.count(charset, columns)) {
                throw new OtherFileException("Akashi-Rows");
            }
            return laid;
        } catch (RuntimeException e) {
            laid.close();
            throw e;
        }
    }

    /// The rows, from the first.
    CsvFile read(Charset charset, List<String> columns) {
        try {
            InputStream rows = Files.newInputStream(file);
            open.add(rows);
            return CsvFile.open(rows, charset, columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Bytes sha256() {
        return sha256;
    }

    @Override
    public void close() {
        try {
            for (InputStream rows : open) {
                rows.close();
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long count(Charset charset, List<String> columns) {
        CsvFile rows = read(charset, columns);
        long count = 0;
        while (rows.hasNext()) {
            rows.next();
            count++;
        }
        return count;
    }

    // Made for its owner alone, as temporary files are.
    private static DeclaredFile laidAside(InputStream body) {
        try {
            Path file = Files.createTempFile("akashi-doses", ".csv");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                body.transferTo(out);
            } catch (IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return new DeclaredFile(file, Bytes.copyOf(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
