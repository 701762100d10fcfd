package jp.akashi.channel.staff;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.Settlements;
import jp.akashi.registry.quality.CheckQuality;
import jp.akashi.registry.quality.ErrorKind;
import jp.akashi.registry.quality.Findings;
import jp.akashi.registry.quality.SettlingResult;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// The work list of what looks wrong, and the page on which one item is settled.
@ApplicationScoped
@Path("/staff/quality")
@RolesAllowed("municipality")
@Produces(StaffFrame.HTML)
public class QualityPages {
    private static final int MOST = 50;

    private final Template list;
    private final Template one;
    private final CheckQuality job;
    private final Findings findings;
    private final InstantSource clock;

    QualityPages(
            @Location("staff/quality.html") Template list,
            @Location("staff/finding.html") Template one,
            CheckQuality job,
            Findings findings,
            InstantSource clock) {
        this.list = list;
        this.one = one;
        this.job = job;
        this.findings = findings;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> list(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("after") @DefaultValue("0") long after,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        MunicipalityCode area = StaffFrame.area(security);
        Optional<ErrorKind> wanted = kind(kind);
        return Uni.combine()
                .all()
                .unis(findings.counts(area), job.latest(area), findings.list(area, wanted, false, after, MOST))
                .asTuple()
                .chain(found -> StaffFrame.show(StaffFrame.of(list, "quality", security, context)
                        .data("counts", QualityView.counts(found.getItem1(), wanted))
                        .data("run", found.getItem2().map(QualityView.Run::of).orElse(null))
                        .data(
                                "findings",
                                found.getItem3().stream()
                                        .map(QualityView.Item::of)
                                        .toList())
                        .data(
                                "next",
                                found.getItem3().size() == MOST
                                        ? found.getItem3().getLast().id()
                                        : 0L)
                        .data("kind", wanted.map(Enum::name).orElse(""))));
    }

    @POST
    @Path("runs")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Cancellable(false)
    @Operation(hidden = true)
    public Uni<Response> run(@Context SecurityContext security, @Context RoutingContext context) {
        return job.start(
                        StaffFrame.area(security),
                        Caller.of(security).name(),
                        Exchange.of(context).requestId())
                .map(_ -> StaffFrame.then("/staff/quality?done=started"));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Uni<Response> show(
            @PathParam("id") long id, @Context SecurityContext security, @Context RoutingContext context) {
        return page(id, SettlementForm.EMPTY, "", security, context).chain(StaffFrame::show);
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Cancellable(false)
    @Operation(hidden = true)
    public Uni<Response> settle(
            @PathParam("id") long id,
            @FormParam("way") @Nullable String way,
            @FormParam("reason") @Nullable String reason,
            @FormParam("doseNumber") @Nullable String doseNumber,
            @FormParam("vaccinatedOn") @Nullable String vaccinatedOn,
            @FormParam("vaccine") @Nullable String vaccine,
            @FormParam("lot") @Nullable String lot,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        SettlementForm form = new SettlementForm(way, reason, doseNumber, vaccinatedOn, vaccine, lot);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tokyo"));
        try {
            return findings.settle(
                            StaffFrame.area(security),
                            id,
                            Settlements.of(form.form(), today),
                            Caller.of(security).name(),
                            Exchange.of(context).requestId())
                    .chain(result -> after(result, id, form, security, context));
        } catch (MalformedRequestException e) {
            return again(id, form, e.field(), security, context);
        }
    }

    private Uni<Response> after(
            SettlingResult result, long id, SettlementForm form, SecurityContext security, RoutingContext context) {
        return switch (result) {
            case DONE -> Uni.createFrom().item(StaffFrame.then("/staff/quality?done=settled"));
            case NOT_OPEN -> Uni.createFrom().item(StaffFrame.then("/staff/quality?done=moved-on"));
            case NO_SUCH_DOSE -> again(id, form, "doseNumber", security, context);
            case UNKNOWN -> throw new NotFoundException();
        };
    }

    private Uni<Response> again(
            long id, SettlementForm form, String field, SecurityContext security, RoutingContext context) {
        return page(id, form, field, security, context)
                .chain(page -> StaffFrame.show(page, Response.Status.BAD_REQUEST));
    }

    private Uni<TemplateInstance> page(
            long id, SettlementForm form, String wrong, SecurityContext security, RoutingContext context) {
        MunicipalityCode area = StaffFrame.area(security);
        return findings.find(area, id)
                .map(found -> found.orElseThrow(NotFoundException::new))
                .chain(finding -> findings.doses(area, finding).map(doses -> StaffFrame.of(
                                one, "quality", security, context)
                        .data("finding", QualityView.Item.of(finding))
                        .data("doses", doses.stream().map(QualityView.Line::of).toList())
                        .data("products", QualityView.products())
                        .data("form", QualityView.Filled.of(form, finding, doses))
                        .data("wrong", wrong)));
    }

    private static Optional<ErrorKind> kind(@Nullable String name) {
        return Arrays.stream(ErrorKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }
}
