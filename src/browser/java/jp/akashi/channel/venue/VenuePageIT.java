package jp.akashi.channel.venue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ClientCertificate;
import com.microsoft.playwright.options.ColorScheme;
import io.nayuki.qrcodegen.QrSegment;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jp.akashi.GatewayTest;
import jp.akashi.certificate.qr.QrCode;
import jp.akashi.channel.verifier.Chromium;
import jp.akashi.channel.verifier.Pictures;
import jp.akashi.fakes.Register;
import jp.akashi.fakes.TestPki;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tablet's page as venues use it. Its pictures lie under `target/browser`.
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VenuePageIT {
    private static final Path PICTURES = Path.of("target", "browser");
    private static final String SCANNED = "111311136600000001";
    private static final AtomicInteger PEOPLE = new AtomicInteger(1);

    @TestHTTPResource("/demo/venue")
    URI plain;

    @TestHTTPResource(value = "/venue", tls = true)
    URI secure;

    @Inject
    Register register;

    private final List<String> complaints = new ArrayList<>();
    private Chromium chromium;
    private BrowserContext context;

    @BeforeAll
    void startBrowser() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/chromium")), "no Chromium on this machine");
        chromium = new Chromium(Pictures.film(code(SCANNED), 16, "ticket.y4m"));
    }

    @AfterAll
    void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void begin() {
        complaints.clear();
    }

    @AfterEach
    void leave() {
        context.close();
        assertEquals(List.of(), complaints, "what the browser complained of, its content security policy among it");
    }

    @Test
    void aPersonTakesTwoKeysAfterTheirDigits() {
        Page page = ready(tablet("ja-JP"));
        String line = person();

        page.keyboard().type(line);
        assertThat(page.locator("#parts .the-place")).containsText("大田区");
        page.keyboard().press("Enter");
        assertThat(page.locator("#register")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.locator("#said")).containsText("受け付けました");
        assertThat(page.locator("#line")).isFocused();
        assertThat(page.locator("#line")).hasValue("");
        assertThat(page.locator("#recent li .state").first()).containsText("登録済み");
        assertEquals(1, doses(line));
    }

    @Test
    void theProductAndLotAreConfirmedBeforeTheyHold() {
        Page page = ready(tablet("ja-JP"));

        page.click("#change");
        page.selectOption("#vaccine", "MO");
        page.fill("#lot", "3001234");
        page.click("#setup .primary");

        assertThat(page.locator("#sure-product")).containsText("スパイクバックス");
        assertThat(page.locator("#sure-lot")).hasText("3001234");
        page.locator("#sure .no").click();
        assertThat(page.locator("#setup")).isVisible();
        page.click("#setup .primary");
        page.keyboard().press("Enter");
        assertThat(page.locator("#now")).containsText("3001234");
    }

    @ParameterizedTest
    @CsvSource({"9, 1桁目", "18, 2桁目", "111311140123456789, 3〜8桁目"})
    void aMisreadLineIsToldAtOnceAndGoesNoFurther(String digits, String said) {
        Page page = ready(tablet("ja-JP"));

        page.fill("#line", digits);

        assertThat(page.locator("#fault")).containsText(said);
        assertThat(page.locator("#check")).isDisabled();
        assertThat(page.locator("#line")).hasAttribute("aria-invalid", "true");
    }

    @Test
    void aTicketHeldBeforeTheCameraIsReadAndShownForConfirmation() {
        Page page = ready(tablet("ja-JP"));

        page.click("#camera");

        assertThat(page.locator("#confirm")).isVisible();
        assertThat(page.locator("#c-ticket")).hasText("6600 000 001");
        picture(page, "venue-confirm");
    }

    @Test
    void nothingIsLostWhenTheConnectionDropsAndTheBrowserIsReloaded() {
        Page page = ready(tablet("ja-JP"));
        page.evaluate("navigator.serviceWorker.ready.then(() => true)");
        List<String> lines = List.of(person(), person(), person());

        context.setOffline(true);
        lines.forEach(line -> record(page, line));
        assertThat(page.locator("#unsent")).hasText("3");
        assertThat(page.locator("#offline")).isVisible();
        page.reload();
        assertThat(page.locator("#unsent")).hasText("3");
        picture(page, "venue-offline");
        assertEquals(0, lines.stream().mapToLong(this::doses).sum());
        context.setOffline(false);

        assertThat(page.locator("#unsent")).hasText("0");
        assertThat(page.locator("#offline")).isHidden();
        assertEquals(List.of(1L, 1L, 1L), lines.stream().map(this::doses).toList());
    }

    @Test
    void anAnswerThatGetsLostNeverDoublesADose() {
        Page page = ready(tablet("ja-JP"));
        AtomicInteger lost = new AtomicInteger();
        context.route("**/feeds/v1/venue/doses", route -> {
            if (lost.getAndIncrement() == 0) {
                route.fetch();
                route.abort();
            } else {
                route.resume(new Route.ResumeOptions());
            }
        });
        String line = person();

        record(page, line);
        assertThat(page.locator("#unsent")).hasText("1");
        page.evaluate("dispatchEvent(new Event('online'))");

        assertThat(page.locator("#unsent")).hasText("0");
        assertEquals(1, doses(line));
        assertEquals(
                1,
                register.count("select count(*) from venue_entry e join dose d on d.id = e.dose_id"
                        + " where d.ticket_number = '" + line.substring(8) + "'"));
    }

    @Test
    void whatTheGatewayRefusesStaysUntilSomebodyDealtWithIt() {
        Page page = ready(tablet("ja-JP"));
        String line = person();
        record(page, line);
        // Nothing is unsent before the entry is kept either: wait until the gateway has it.
        assertThat(page.locator("#recent li .state").first()).containsText("登録済み");
        assertThat(page.locator("#unsent")).hasText("0");
        assertEquals(
                1,
                register.count("with moved as (update dose set source = 'MUNICIPALITY', sender = 'city', lot = 'OTHER1'"
                        + " where ticket_number = '" + line.substring(8)
                        + "' returning 1) select count(*) from moved"));

        record(page, line);

        assertThat(page.locator("#attention-list li")).hasCount(1);
        assertThat(page.locator("#attention-list")).containsText("登録済みの接種記録と異なります");
        picture(page, "venue-attention");
        page.reload();
        assertThat(page.locator("#attention-list li")).hasCount(1);
        page.locator("#attention-list .act").last().click();
        assertThat(page.locator("#attention")).isHidden();
    }

    @Test
    void aDoseIsCorrectedAndTakenBackFromTheList() {
        Page page = ready(tablet("ja-JP"));
        String line = person();
        record(page, line);
        assertThat(page.locator("#recent li .acts")).hasCount(1);

        page.locator("#recent .act").first().click();
        page.fill("#k-lot", "GJ9999");
        page.locator("#correction .primary").click();
        assertThat(page.locator("#recent .what").first()).containsText("GJ9999");
        page.locator("#recent .act").last().click();

        assertThat(page.locator("#recent .state").first()).containsText("取消済み");
        assertEquals(0, doses(line));
        assertEquals(2, register.count("select count(*) from dose where ticket_number = '" + line.substring(8) + "'"));
    }

    @Test
    void theVenuesCertificateOpensThePageAndNobodyElseDoes() {
        context = chromium.browser()
                .newContext(tablet("en-GB")
                        .setIgnoreHTTPSErrors(true)
                        .setClientCertificates(List.of(certificate("CN=venue-131113, OU=venue, O=131113"))));
        Page page = context.newPage();
        page.navigate(secure.toString());
        assertThat(page.locator("h1")).containsText("Record vaccinations");
        context.close();

        context = chromium.browser().newContext(tablet("en-GB").setIgnoreHTTPSErrors(true));
        assertEquals(401, context.newPage().navigate(secure.toString()).status());
    }

    @ParameterizedTest
    @CsvSource({
        "venue-tablet-ja-light, 1024, 768, ja-JP, LIGHT",
        "venue-tablet-en-dark, 768, 1024, en-GB, DARK",
        "venue-phone-ja, 390, 844, ja-JP, LIGHT"
    })
    void nothingRunsOverTheEdge(String name, int width, int height, String locale, ColorScheme scheme) {
        Page page = open(options(width, height, locale).setColorScheme(scheme));
        picture(page, name + "-setup");
        setUp(page);
        record(page, person());
        page.fill("#line", "1113111301234");
        picture(page, name + "-entry");
        assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
        page.fill("#line", person());
        page.keyboard().press("Enter");
        picture(page, name + "-confirm");

        assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
    }

    private Page ready(Browser.NewContextOptions options) {
        Page page = open(options);
        setUp(page);
        return page;
    }

    private static void setUp(Page page) {
        page.selectOption("#vaccine", "PF-BA45");
        page.fill("#lot", "gj1842");
        page.fill("#venue", "大田区民センター");
        page.fill("#physician", "蒲田太郎");
        page.click("#setup .primary");
        page.click("#start");
        assertThat(page.locator("#line")).isFocused();
    }

    private static void record(Page page, String line) {
        page.fill("#line", line);
        page.keyboard().press("Enter");
        page.click("#register");
        assertThat(page.locator("#said")).containsText(line.substring(14));
    }

    private Page open(Browser.NewContextOptions options) {
        context = chromium.browser().newContext(options);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.navigate(plain.toString());
        assertThat(page.locator("#setup")).isVisible();
        return page;
    }

    private long doses(String line) {
        return register.count("select count(*) from dose where state in ('PENDING', 'ACTIVE') and ticket_number = '"
                + line.substring(8) + "'");
    }

    private static String person() {
        return "11131113" + "%010d".formatted(6_600_000_001L + PEOPLE.getAndIncrement());
    }

    private ClientCertificate certificate(String subject) {
        TestPki.ClientFiles files = TestPki.the().files(subject);
        return new ClientCertificate("https://localhost:" + secure.getPort())
                .setCertPath(files.certificate())
                .setKeyPath(files.key());
    }

    private static QrCode code(String digits) {
        var code = io.nayuki.qrcodegen.QrCode.encodeSegments(
                List.of(QrSegment.makeNumeric(digits)), io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        byte[] modules = new byte[code.size * code.size];
        for (int i = 0; i < modules.length; i++) {
            modules[i] = (byte) (code.getModule(i % code.size, i / code.size) ? 1 : 0);
        }
        return new QrCode(code.size, Bytes.copyOf(modules));
    }

    private static Browser.NewContextOptions tablet(String locale) {
        return options(1024, 768, locale);
    }

    private static Browser.NewContextOptions options(int width, int height, String locale) {
        return new Browser.NewContextOptions().setViewportSize(width, height).setLocale(locale);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
