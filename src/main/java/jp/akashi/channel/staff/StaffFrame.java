package jp.akashi.channel.staff;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.Set;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.MunicipalityCode;

/// Puts a page into its frame, in the language its reader chose.
final class StaffFrame {
    static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private static final String LANGUAGE = "akashi-lang";
    private static final Set<String> NOTICES = Set.of("settled", "decided", "started", "moved-on");

    private StaffFrame() {}

    /// The template with its frame's data; the page adds its own.
    static TemplateInstance of(Template template, String section, SecurityContext security, RoutingContext context) {
        Caller caller = Caller.of(security);
        String municipality = caller.municipality()
                .flatMap(Municipalities::find)
                .map(Municipality::name)
                .orElse("");
        String notice = context.request().getParam("done", "");
        Page page = new Page(
                language(context),
                caller.name(),
                municipality,
                section,
                NOTICES.contains(notice) ? "notice." + notice : "");
        return template.data("page", page);
    }

    static Uni<Response> show(TemplateInstance page) {
        return show(page, Response.Status.OK);
    }

    static Uni<Response> show(TemplateInstance page, Response.Status status) {
        return page.createUni()
                .map(html -> Response.status(status).type(HTML).entity(html).build());
    }

    /// After a form was sent: the browser asks for the page anew, so that reloading it sends nothing twice.
    static Response then(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    static MunicipalityCode area(SecurityContext security) {
        return Caller.of(security).municipality().orElseThrow();
    }

    private static String language(RoutingContext context) {
        String wanted = context.request().getParam("lang", "");
        if (wanted.equals("ja") || wanted.equals("en")) {
            context.response()
                    .addCookie(Cookie.cookie(LANGUAGE, wanted)
                            .setPath("/")
                            .setHttpOnly(true)
                            .setSameSite(io.vertx.core.http.CookieSameSite.STRICT));
            return wanted;
        }
        Cookie before = context.request().getCookie(LANGUAGE);
        return before != null && before.getValue().equals("en")
                ? "en"
                : before != null ? "ja" : Exchange.of(context).language().getLanguage();
    }
}
