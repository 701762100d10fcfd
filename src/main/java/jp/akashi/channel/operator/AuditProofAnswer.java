package jp.akashi.channel.operator;

import java.util.Base64;
import java.util.List;
import jp.akashi.operations.audit.ProveAudit.Consistency;
import jp.akashi.operations.audit.ProveAudit.Inclusion;
import jp.akashi.vocabulary.Bytes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Proofs on the wire: hashes in base64, as checkpoints write them.
final class AuditProofAnswer {
    private AuditProofAnswer() {}

    @Schema(name = "AuditInclusion", description = "leaf is the entry's content, which is hashed after a zero byte")
    record InclusionAnswer(String leaf, long leafIndex, long treeSize, String root, List<String> hashes) {
        static InclusionAnswer of(Inclusion proof) {
            return new InclusionAnswer(
                    proof.content(),
                    proof.leafIndex(),
                    proof.treeSize(),
                    base64(proof.root()),
                    proof.path().stream().map(AuditProofAnswer::base64).toList());
        }
    }

    @Schema(name = "AuditConsistency")
    record ConsistencyAnswer(long from, String fromRoot, long to, String toRoot, List<String> hashes) {
        static ConsistencyAnswer of(Consistency proof) {
            return new ConsistencyAnswer(
                    proof.from(),
                    base64(proof.fromRoot()),
                    proof.to(),
                    base64(proof.toRoot()),
                    proof.path().stream().map(AuditProofAnswer::base64).toList());
        }
    }

    private static String base64(Bytes hash) {
        return Base64.getEncoder().encodeToString(hash.toArray());
    }
}
