package jp.akashi.channel.verifier;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.akashi.GatewayTest;
import jp.akashi.certificate.qr.QrCode;
import jp.akashi.issuance.signing.SigningKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The verification page as people use it. Its pictures lie under `target/browser`.
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyPageIT {
    private static final Path PICTURES = Path.of("target", "browser");
    private static final String VALID = "#result .valid";
    private static final String INVALID = "#result .invalid";

    @TestHTTPResource("/verify")
    URI address;

    @Inject
    SigningKeys keys;

    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Chromium chromium;
    private SignedSamples samples;
    private BrowserContext context;

    @BeforeAll
    void startBrowser() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/chromium")), "no Chromium on this machine");
        samples = new SignedSamples(keys);
        chromium = new Chromium(Pictures.film(QrCode.of(samples.card()), 8, "camera.y4m"));
    }

    @AfterAll
    void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void begin() {
        samples.untilPublished();
        requests.clear();
        complaints.clear();
    }

    @AfterEach
    void leave() {
        context.close();
        assertEquals(List.of(), complaints, "what the browser complained of, its content security policy among it");
    }

    @Test
    void aPastedCardIsValidAndShowsWhoReceivedWhat() {
        Page page = open(phone("ja-JP"));

        paste(page, samples.card().text());

        assertThat(page.locator(VALID + " h2")).containsText("有効な証明書です");
        assertThat(page.locator(VALID + " .person")).containsText("黒桐 幹也");
        assertThat(page.locator(VALID + " .person")).containsText("1980年2月17日");
        assertThat(page.locator(VALID + " .doses li")).hasCount(3);
        assertThat(page.locator(VALID + " .doses")).containsText("スパイクバックス(BA.1)");
    }

    @Test
    void aPastedSealIsValidAndShowsThePassport() {
        Page page = open(desktop("en-GB"));

        paste(page, samples.seal().text());

        assertThat(page.locator(VALID + " h2")).containsText("Valid certificate");
        assertThat(page.locator(VALID + " .person")).containsText("TZ1234567");
        assertThat(page.locator(VALID + " .doses .number").nth(2)).hasText("4");
    }

    @Test
    void aChangedCertificateIsInvalidAndSaysWhy() {
        Page page = open(phone("en-GB"));

        paste(page, samples.seal().text().replace("KOKUTO", "KOKUTA"));
        assertThat(page.locator(INVALID)).containsText("Signature does not match");

        paste(page, changedPayload(samples.card().jws()));
        assertThat(page.locator(INVALID)).isVisible();
        assertEquals(0, page.locator(".person").count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"HC1:NCF | UNSUPPORTED", "hello | MALFORMED", "{\"data\":1} | MALFORMED"})
    void thePageGivesTheReasonOfTheService(String text, String reason) {
        Page page = open(desktop("en-GB"));

        paste(page, text);

        assertThat(page.locator(INVALID + " .banner"))
                .containsText(
                        page.locator("[data-text='" + reason + "'] [lang=en]").textContent());
    }

    @Test
    void aPictureOfACodeIsReadAndChecked() {
        Page page = open(phone("ja-JP"));

        page.setInputFiles("#file", Pictures.png(QrCode.of(samples.card()), 6, "card.png"));
        assertThat(page.locator(VALID)).containsText("SMART Health Card");

        page.setInputFiles("#file", Pictures.png(QrCode.of(samples.seal()), 6, "seal.png"));
        assertThat(page.locator(VALID)).containsText("ICAO VDS-NC");
    }

    @Test
    void aCodeHeldBeforeTheCameraIsReadAndChecked() {
        Page page = open(phone("ja-JP"));

        page.click("#camera");

        assertThat(page.locator(VALID + " .person")).containsText("黒桐 幹也");
        assertThat(page.locator("#video")).isHidden();
    }

    @ParameterizedTest
    @CsvSource({"AAAAAAAAAAA, Revoked", "AAAAAAAAAAA.1704424801, Revoked", "AAAAAAAAAAA.1704424800, Valid certificate"})
    void aRevokedCardIsInvalidUnlessItIsYoungerThanTheRevocation(String entry, String verdict) {
        context = chromium.browser().newContext(desktop("en-GB").setServiceWorkers(ServiceWorkerPolicy.BLOCK));
        context.route(
                "**/.well-known/crl/*.json",
                route -> route.fulfill(new Route.FulfillOptions().setBody("{\"ctr\":2,\"rids\":[\"" + entry + "\"]}")));
        Page page = visit();

        paste(page, samples.card().text());

        assertThat(page.locator("#result .banner")).containsText(verdict);
    }

    @Test
    void worksWithoutAConnectionAfterwards() {
        Page page = open(phone("ja-JP"));
        page.evaluate("navigator.serviceWorker.ready.then(() => true)");

        context.setOffline(true);
        page.reload();

        assertThat(page.locator("#offline")).isVisible();
        page.setInputFiles("#file", Pictures.png(QrCode.of(samples.card()), 6, "offline.png"));
        assertThat(page.locator(VALID)).isVisible();
    }

    @Test
    void nothingOfACertificateIsSent() {
        Page page = open(desktop("ja-JP"));
        requests.clear();

        page.click("#update");
        paste(page, samples.card().text());
        assertThat(page.locator(VALID)).isVisible();
        page.waitForLoadState();

        assertTrue(
                requests.stream()
                        .allMatch(request -> request.startsWith("GET /issuer/.well-known/")
                                || request.equals("GET /trust/v1/vds-nc/signers.pem")),
                () -> requests.toString());
    }

    @Test
    void itCanBeUsedByKeyboardAndTellsScreenReaders() {
        Page page = open(desktop("ja-JP"));

        page.focus("#paste summary");
        page.keyboard().press("Enter");
        page.fill("#text", samples.card().text());
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(page.locator(VALID)).isVisible();
        assertThat(page.locator("#result")).isFocused();
        assertThat(page.locator("#result")).hasAttribute("aria-live", "assertive");
    }

    @Test
    void theLanguageCanBeChangedWithAResultOnThePage() {
        Page page = open(desktop("ja-JP"));
        paste(page, samples.card().text());
        assertThat(page.locator(VALID)).containsText("1980年2月17日");

        page.click("#language");

        assertThat(page.locator(VALID)).containsText("17 February 1980");
        assertThat(page.locator("h1 [lang=en]")).isVisible();
        assertThat(page.locator("h1 [lang=ja]")).isHidden();
    }

    @ParameterizedTest
    @CsvSource({
        "phone-ja-light, 390, 844, ja-JP, LIGHT",
        "phone-en-dark, 390, 844, en-GB, DARK",
        "desktop-ja-light, 1280, 900, ja-JP, LIGHT",
        "desktop-en-dark, 1280, 900, en-GB, DARK",
    })
    void nothingRunsOverTheEdge(String name, int width, int height, String locale, ColorScheme scheme) {
        Page page = open(options(width, height, locale).setColorScheme(scheme));
        picture(page, name + "-start");

        paste(page, samples.seal().text());
        assertThat(page.locator(VALID)).isVisible();
        picture(page, name + "-valid");
        assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
        paste(page, samples.seal().text().replace("KOKUTO", "KOKUTA"));
        assertThat(page.locator(INVALID)).isVisible();
        picture(page, name + "-invalid");

        assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
    }

    @Test
    void theDosesOfAHealthCardAreNotNumberedByGuess() {
        Page page = open(phone("ja-JP"));

        paste(page, samples.card().text());

        assertThat(page.locator(VALID + " .doses .number").nth(2)).isEmpty();
        picture(page, "phone-ja-card");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private Page open(Browser.NewContextOptions options) {
        context = chromium.browser().newContext(options);
        return visit();
    }

    private Page visit() {
        context.onRequest(request ->
                requests.add(request.method() + " " + URI.create(request.url()).getPath()));
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("ERR_INTERNET_DISCONNECTED")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address.toString());
        assertThat(page.locator("#fetched[datetime]")).isVisible();
        return page;
    }

    private static void paste(Page page, String text) {
        if (page.locator(".again").isVisible()) {
            page.click(".again");
        }
        page.evaluate("document.getElementById('paste').open = true");
        page.fill("#text", text);
        page.click("#form button");
    }

    // A changed character in the middle of the deflated payload.
    private static String changedPayload(String jws) {
        int middle = jws.length() / 2;
        char other = jws.charAt(middle) == 'A' ? 'B' : 'A';
        return jws.substring(0, middle) + other + jws.substring(middle + 1);
    }

    private static Browser.NewContextOptions phone(String locale) {
        return options(390, 844, locale);
    }

    private static Browser.NewContextOptions desktop(String locale) {
        return options(1280, 900, locale);
    }

    private static Browser.NewContextOptions options(int width, int height, String locale) {
        return new Browser.NewContextOptions().setViewportSize(width, height).setLocale(locale);
    }
}
