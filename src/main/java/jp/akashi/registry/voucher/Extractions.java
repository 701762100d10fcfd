package jp.akashi.registry.voucher;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.MunicipalityCode;

/// Target extraction and voucher issue (予防接種対象者の抽出及び発券), and the registration of targets, in one run.
///
/// Nobody gets two vouchers for one dose: a run again selects who is missing. Beginning only writes the run down; the
/// job takes it from there, after a crash as well.
@Singleton
public final class Extractions {
    private static final int LATEST = 20;

    private final ExtractionTable table;
    private final SelectionTable selection;
    private final SecureRandom random = new SecureRandom();

    Extractions(ExtractionTable table, SelectionTable selection) {
        this.table = table;
        this.selection = selection;
    }

    /// How many the rules select now; changes nothing.
    public Uni<SelectionCounts> count(MunicipalityCode area, SelectionRules rules) {
        return selection.count(area, rules);
    }

    public Uni<Extraction> begin(MunicipalityCode area, String requestedBy, SelectionRules rules) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return table.begin(Base64.getUrlEncoder().withoutPadding().encodeToString(id), area, requestedBy, rules);
    }

    public Uni<Optional<Extraction>> find(MunicipalityCode area, String id) {
        return table.find(area, id);
    }

    /// The municipality's 20 latest runs.
    public Uni<List<Extraction>> latest(MunicipalityCode area) {
        return table.latest(area, LATEST);
    }

    /// Takes every run that has not ended to its end, one after the other.
    Uni<Void> resume() {
        return selection
                .running()
                .onItem()
                .transformToMulti(runs -> Multi.createFrom().iterable(runs))
                .onItem()
                .transformToUniAndConcatenate(this::finish)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> finish(SelectionTable.Running run) {
        return Multi.createBy()
                .repeating()
                .uni(() -> selection.advance(run))
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
