package jp.akashi.channel.staff;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateData;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import jp.akashi.inquiry.Inquiries;
import jp.akashi.inquiry.Inquiry;
import jp.akashi.inquiry.InquiryState;
import jp.akashi.inquiry.TransferredDose;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// What was asked of other municipalities, and what came back. Asking is the machine's: no page takes a number.
@ApplicationScoped
@Path("/staff/inquiries")
@RolesAllowed("municipality")
@Produces(StaffFrame.HTML)
public class InquiriesPage {
    private final Template all;
    private final Template one;
    private final Inquiries inquiries;

    InquiriesPage(
            @Location("staff/inquiries.html") Template all,
            @Location("staff/inquiry.html") Template one,
            Inquiries inquiries) {
        this.all = all;
        this.one = one;
        this.inquiries = inquiries;
    }

    /// An inquiry as staff read it; `moment` is when it was answered, is asked again, or became overdue.
    @TemplateData
    record Row(
            String id,
            String asked,
            String birthDate,
            String askedBy,
            Instant askedAt,
            int attempts,
            String state,
            Instant moment) {
        static Row of(Inquiry inquiry) {
            String state = inquiry.state().getClass().getSimpleName();
            return new Row(
                    inquiry.id(),
                    name(inquiry.asked()),
                    inquiry.birthDate().toString(),
                    inquiry.askedBy(),
                    inquiry.askedAt(),
                    inquiry.attempts(),
                    state,
                    InquiriesPage.moment(inquiry.state()));
        }
    }

    /// A copied dose.
    @TemplateData
    record Copy(int number, String on, String product, String lot, String venue, String vaccinatedIn, int version) {
        static Copy of(TransferredDose dose) {
            return new Copy(
                    dose.dose().number(),
                    dose.dose().vaccinatedOn().toString(),
                    dose.dose().product().nameJa(),
                    dose.dose().lot().written(),
                    dose.venue(),
                    name(dose.vaccinatedIn()),
                    dose.version());
        }
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> list(@Context SecurityContext security, @Context RoutingContext context) {
        return inquiries.latest(StaffFrame.area(security)).chain(latest -> {
            List<Row> rows = latest.stream().map(Row::of).toList();
            return StaffFrame.show(
                    StaffFrame.of(all, "inquiries", security, context).data("inquiries", rows));
        });
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Uni<Response> show(
            @PathParam("id") String id, @Context SecurityContext security, @Context RoutingContext context) {
        return inquiries.find(StaffFrame.area(security), id).chain(found -> {
            Inquiry inquiry = found.orElseThrow(NotFoundException::new);
            return StaffFrame.show(StaffFrame.of(one, "inquiries", security, context)
                    .data("inquiry", Row.of(inquiry))
                    .data("copies", inquiry.copies().stream().map(Copy::of).toList()));
        });
    }

    private static Instant moment(InquiryState state) {
        return switch (state) {
            case InquiryState.Waiting(Instant next) -> next;
            case InquiryState.Answered(Instant at) -> at;
            case InquiryState.NoRecords(Instant at) -> at;
            case InquiryState.Refused(Instant at) -> at;
            case InquiryState.Overdue(Instant since) -> since;
        };
    }

    private static String name(MunicipalityCode code) {
        return Municipalities.find(code).map(Municipality::name).orElse(code.digits());
    }
}
