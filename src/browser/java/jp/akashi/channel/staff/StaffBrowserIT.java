package jp.akashi.channel.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.Register;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The staff's pages with a keyboard alone. Their pictures lie under `target/browser`.
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffBrowserIT {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "browser");
    private static final String OTA = "131113";

    @TestHTTPResource("/")
    URI address;

    @Inject
    Register register;

    private final List<String> complaints = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void start() {
        assumeTrue(Files.isExecutable(PROGRAM), "no Chromium on this machine");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    void stop() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void anItemIsSettledWithTheKeyboardAlone() {
        Applicant who = suspectLot();
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("ja-JP"))) {
            Page page = signedIn(context);
            page.navigate(address.resolve("/staff/quality").toString());
            picture(page, "staff-quality");

            page.locator("tr", new Page.LocatorOptions().setHasText(ticket(who)))
                    .locator("a")
                    .focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).containsText("ロット番号");
            picture(page, "staff-finding");
            tabTo(page, "way");
            page.keyboard().press("ArrowDown");
            tabTo(page, "lot");
            page.keyboard().press("Control+A");
            page.keyboard().type("EY5420");
            tabTo(page, "reason");
            page.keyboard().type("予診票を確認、誤読");
            page.keyboard().press("Enter");

            assertThat(page.locator("[role=status]")).containsText("処理しました");
            assertThat(page.locator("body")).not().containsText(ticket(who));
            picture(page, "staff-settled");
        }
        assertEquals(List.of(), complaints, "what the browser complained of");
        assertEquals(
                1,
                register.count(
                        "select count(*) from dose where state = 'ACTIVE' and lot = 'EY5420' and ticket_number = '"
                                + ticket(who) + "'"));
    }

    @Test
    void everyPageIsThereToLookAt() {
        suspectLot();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Browser.NewContextOptions phone = new Browser.NewContextOptions()
                    .setLocale("ja-JP")
                    .setColorScheme(scheme)
                    .setViewportSize(scheme == ColorScheme.LIGHT ? 1100 : 400, 800);
            try (BrowserContext context = browser.newContext(phone)) {
                Page page = signedIn(context);
                for (String name : List.of("", "/quality", "/conflicts", "/waiting", "/inquiries", "/imports")) {
                    page.navigate(address.resolve("/staff" + name).toString());
                    picture(
                            page,
                            "staff" + name.replace('/', '-') + "-"
                                    + scheme.name().toLowerCase(java.util.Locale.ROOT));
                    assertEquals(
                            true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name + " fits");
                }
            }
        }
        assertEquals(List.of(), complaints);
    }

    private Page signedIn(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.navigate(address.resolve("/demo/staff").toString());
        picture(page, "staff-sign-in");
        page.locator("button").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).isVisible();
        assertEquals("/staff", URI.create(page.url()).getPath());
        return page;
    }

    private static void tabTo(Page page, String name) {
        for (int i = 0; i < 30; i++) {
            page.keyboard().press("Tab");
            if (name.equals(page.evaluate("document.activeElement.name || ''"))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + name);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
    }

    private Applicant suspectLot() {
        Applicant who = Applicant.named("小林　誠", "1969-10-05");
        register.resident(who, OTA);
        register.dose(
                who, OTA, new Dose(1, LocalDate.of(2021, 7, 3), VaccineProduct.PF, new LotNumber("EY542")), "ACTIVE");
        register.query("""
                insert into quality_finding (municipality, kind, ticket_number, dose_numbers, fingerprint, state, found_at,
                                             changed_at)
                values ($1, 'LOT_SUSPECT', $2, '{1}', 'browser', 'OPEN', now(), now())""", Tuple.of(OTA, ticket(who)));
        return who;
    }

    private static String ticket(Applicant who) {
        return who.number().substring(1, 11);
    }
}
