package jp.akashi.channel.operator;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.OptionalLong;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.operator.AuditProofAnswer.ConsistencyAnswer;
import jp.akashi.channel.operator.AuditProofAnswer.InclusionAnswer;
import jp.akashi.operations.audit.AuditCriteria;
import jp.akashi.operations.audit.ProveAudit;
import jp.akashi.operations.audit.SearchAudit;
import jp.akashi.operations.audit.VerifyAudit;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.vocabulary.Municipalities;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/// The audit, for auditors: search, verification, proofs. Every look at it is an entry of its own.
///
/// `municipality` is a code, or 000000 for what concerns the installation as a whole.
@Singleton
@Path("/operator/v1/audit/{municipality}")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operator", description = "Operators, by client certificate")
public final class AuditResource {
    private final SearchAudit search;
    private final VerifyAudit verification;
    private final ProveAudit proofs;

    AuditResource(SearchAudit search, VerifyAudit verification, ProveAudit proofs) {
        this.search = search;
        this.verification = verification;
        this.proofs = proofs;
    }

    @GET
    @Path("/entries")
    @Cancellable(false)
    @Operation(
            summary = "Search the audit",
            description = "Newest first; next continues a page. The search is audited.")
    public Uni<AuditPage> entries(
            @PathParam("municipality") String code,
            @BeanParam AuditQuery query,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        AuditCriteria criteria = query.criteria(municipality(code));
        return search.search(criteria, auditor(security), requestId(context))
                .map(found -> AuditPage.of(found, criteria.limit()));
    }

    @GET
    @Path("/verification")
    @Cancellable(false)
    @Operation(summary = "Verify the audit", description = "Reads all of it: some seconds for a million entries.")
    public Uni<AuditReportAnswer> verification(
            @PathParam("municipality") String code,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        String municipality = municipality(code);
        return verification
                .verify(municipality)
                .call(report -> search.reviewed(
                        municipality, report.sound() ? "SOUND" : "NOT_SOUND", auditor(security), requestId(context)))
                .map(AuditReportAnswer::of);
    }

    @GET
    @Path("/entries/{id}/proof")
    @Cancellable(false)
    @Operation(summary = "Prove that an entry is in the tree of a checkpoint", description = "RFC 6962, section 2.1.1")
    public Uni<InclusionAnswer> inclusion(
            @PathParam("municipality") String code,
            @PathParam("id") long id,
            @QueryParam("size") String size,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        String municipality = municipality(code);
        OptionalLong of = size == null ? OptionalLong.empty() : OptionalLong.of(AuditQuery.whole(size, "size"));
        return search.reviewed(municipality, "PROVED", auditor(security), requestId(context))
                .chain(() -> proofs.inclusion(municipality, id, of))
                .map(proof -> proof.map(InclusionAnswer::of).orElseThrow(NotFoundException::new));
    }

    @GET
    @Path("/consistency")
    @Operation(
            summary = "Prove that one checkpoint's tree is the beginning of another's",
            description = "RFC 6962, 2.1.2")
    public Uni<ConsistencyAnswer> consistency(
            @PathParam("municipality") String code, @QueryParam("from") String from, @QueryParam("to") String to) {
        return proofs.consistency(municipality(code), AuditQuery.whole(from, "from"), AuditQuery.whole(to, "to"))
                .map(proof -> proof.map(ConsistencyAnswer::of).orElseThrow(NotFoundException::new));
    }

    private static String municipality(String code) {
        return code.equals(AuditEntry.WHOLE_INSTALLATION)
                ? code
                : Municipalities.find(code)
                        .orElseThrow(NotFoundException::new)
                        .code()
                        .digits();
    }

    private static String auditor(SecurityContext security) {
        return Caller.of(security).name();
    }

    private static String requestId(RoutingContext context) {
        return Exchange.of(context).requestId();
    }
}
