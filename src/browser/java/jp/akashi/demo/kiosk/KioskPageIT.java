package jp.akashi.demo.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.akashi.GatewayTest;
import jp.akashi.channel.verifier.Chromium;
import jp.akashi.demo.people.LoadPeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The kiosk as people use it, from the card to the page. Its pictures lie under `target/browser`.
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1) // before other tests let these people travel: a passport of theirs would lie in the history
class KioskPageIT {
    private static final Path PICTURES = Path.of("target", "browser");

    @TestHTTPResource("/demo/kiosk")
    URI address;

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Inject
    LoadPeople people;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> papers = new ArrayList<>();
    private Chromium chromium;
    private BrowserContext context;

    @BeforeAll
    void startBrowser() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/chromium")), "no Chromium on this machine");
        System.setProperty("akashi.demo.gateway", "https://localhost:" + secure.getPort());
        people.load().await().atMost(Duration.ofSeconds(30));
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        chromium = new Chromium();
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
        papers.clear();
    }

    @AfterEach
    void leave() {
        context.close();
        assertEquals(List.of(), complaints, "what the browser complained of, its content security policy among it");
    }

    @Test
    void fromTheCardToThePrintedPage() {
        Page page = open("");
        picture(page, "1-card");
        press(page, "佐藤");
        enterPin(page);
        picture(page, "2-pin");
        press(page, "次へ");
        picture(page, "3-municipality");
        press(page, "東京都大田区");
        press(page, "日本国内用");
        press(page, "増やす");
        assertThat(page.locator(".count")).hasText("2部 ・ 手数料 240円");
        picture(page, "4-use");
        press(page, "次へ");
        assertThat(title(page)).hasText("この内容で発行します。ご自身で確認してください");
        assertThat(page.locator(".face")).containsText("佐藤");
        assertThat(page.locator("#clock")).containsText("残り");
        picture(page, "5-content");
        press(page, "内容は正しい");
        picture(page, "6-payment");
        press(page, "240円を支払う");

        assertThat(title(page)).hasText("証明書をお取りください");
        picture(page, "7-page");
        assertEquals(List.of("200 application/pdf", "200 application/pdf"), papers);
        assertThat(page.locator("iframe")).hasAttribute("src", Pattern.compile("^blob:.*"));
    }

    @Test
    void aRefusalSaysWhatToDoNext() {
        Page page = open("");

        choose(page, "yuri", "日本国内用");

        assertThat(page.locator(".code")).containsText("E-DV");
        assertThat(page.locator("main")).containsText("窓口で申請してください");
        picture(page, "refused");
        press(page, "最初の画面へ");
        assertThat(title(page)).hasText("マイナンバーカードを選んでください");
    }

    @Test
    void withoutAnEarlierPassportTheWayAbroadIsNamed() {
        Page page = open("");

        choose(page, "kenji", "海外用");

        assertThat(page.locator(".code")).containsText("E-PASS-HISTORY");
        assertThat(page.locator("main")).containsText("国内用はこの端末で発行できます");
    }

    @Test
    void theWholeWayByKeyboardInEnglish() {
        Page page = open("");
        page.locator("#language").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(title(page)).isFocused();

        key(page, page.locator("[data-person=shigeru]"));
        assertThat(title(page)).isFocused();
        page.locator(".pad button").first().focus();
        page.keyboard().type("1234");
        assertThat(page.locator("#news")).hasText("4 of 4 digits entered");
        key(page, named(page, "Next"));
        key(page, named(page, "Ota City"));
        key(page, named(page, "Domestic use in Japan"));
        key(page, named(page, "Next"));
        key(page, named(page, "It is right: go to payment"));
        key(page, named(page, "Pay 120 yen"));

        assertThat(title(page)).hasText("Please take your certificate");
    }

    @Test
    void whoeverTakesTooLongIsToldAndPaysNothing() {
        Page page = open("?patience=1");
        page.locator("[data-person=hanako]").click();

        assertThat(title(page)).hasText("時間切れのため取りやめました");
        assertThat(page.locator("main")).containsText("料金はいただいていません");
        picture(page, "too-late");
    }

    @Test
    void whatIsTouchedIsLargeEnough() {
        Page page = open("");

        Object small = page.evaluate("() => [...document.querySelectorAll('main button')]"
                + ".filter(one => one.offsetHeight < 60 || one.offsetWidth < 60).length");

        assertEquals(0, small);
    }

    private void choose(Page page, String person, String use) {
        page.locator("[data-person=" + person + "]").click();
        enterPin(page);
        press(page, "次へ");
        press(page, "東京都大田区");
        press(page, use);
        press(page, "次へ");
    }

    private static void enterPin(Page page) {
        for (String digit : List.of("1", "2", "3", "4")) {
            page.locator(".pad")
                    .getByText(digit, new Locator.GetByTextOptions().setExact(true))
                    .click();
        }
    }

    private static void press(Page page, String name) {
        named(page, name).first().click();
    }

    private static void key(Page page, Locator button) {
        button.focus();
        page.keyboard().press("Enter");
    }

    private static Locator named(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator title(Page page) {
        return page.locator("main h1");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("kiosk-" + name + ".png"))
                .setFullPage(true));
    }

    private Page open(String query) {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setLocale("ja-JP").setViewportSize(1024, 1000));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onResponse(answer -> {
            if (answer.url().endsWith("/document")) {
                papers.add(answer.status() + " " + answer.headerValue("content-type"));
            }
        });
        page.navigate(address + query);
        return page;
    }
}
