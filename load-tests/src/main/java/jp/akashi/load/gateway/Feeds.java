package jp.akashi.load.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jp.akashi.load.people.Person;
import jp.akashi.load.people.Vaccination;

/// Brings people in as their municipalities' feeds do: CSV over HTTPS with a client certificate.
public final class Feeds {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String TARGETS = "自治体コード,宛名番号,接種券番号,個人番号,氏名,カナ氏名,生年月日,性別,支援措置\n";
    private static final String DOSES = "自治体コード,接種券番号,接種回,接種日,ワクチン,ロット番号,接種会場名,接種医師名,接種自治体コード\n";
    private static final int MINUTES = 10;

    private final Vertx vertx;
    private final Gateway gateway;

    public Feeds(Vertx vertx, Gateway gateway) {
        this.vertx = vertx;
        this.gateway = gateway;
    }

    /// Loads the people; those already there are unchanged. Fails where a row is rejected.
    public void load(List<Person> people) {
        for (String municipality : Person.MUNICIPALITIES) {
            List<Person> here = people.stream()
                    .filter(person -> person.municipality().equals(municipality))
                    .toList();
            HttpClient sender = vertx.createHttpClient(tls(gateway.data().resolve("pki"), "municipality-" + municipality));
            send(sender, "/feeds/v1/targets", TARGETS, here.stream().map(Feeds::target).collect(Collectors.joining()));
            send(sender, "/feeds/v1/doses", DOSES, here.stream().map(Feeds::doses).collect(Collectors.joining()));
            sender.close();
        }
    }

    /// A client of the demo's PKI.
    public static HttpClientOptions tls(Path pki, String client) {
        return new HttpClientOptions()
                .setSsl(true)
                .setPemTrustOptions(new PemTrustOptions().addCertPath(pki.resolve("ca.pem").toString()))
                .setPemKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(pki.resolve(client + ".pem").toString())
                        .addKeyPath(pki.resolve(client + "-key.pem").toString()));
    }

    private void send(HttpClient sender, String path, String header, String rows) {
        JsonObject answer = sender.request(HttpMethod.POST, gateway.ports().https(), "localhost", path)
                .compose(request -> request.putHeader("Content-Type", "text/csv; charset=utf-8")
                        .send(Buffer.buffer(header + rows)))
                .compose(response -> response.body())
                .map(Buffer::toJsonObject)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(MINUTES, TimeUnit.MINUTES)
                .join();
        if (!Long.valueOf(0).equals(answer.getLong("rejected"))) {
            throw new IllegalStateException(path + ": " + answer.encode());
        }
    }

    private static String target(Person person) {
        return String.join(
                        ",",
                        person.municipality(),
                        "A" + person.ticket(),
                        person.ticket(),
                        person.number(),
                        person.name(),
                        person.kana(),
                        DATE.format(person.birthDate()),
                        String.valueOf(person.sex()),
                        "0")
                + "\n";
    }

    private static String doses(Person person) {
        return person.doses().stream().map(dose -> dose(person, dose)).collect(Collectors.joining());
    }

    private static String dose(Person person, Vaccination dose) {
        return String.join(
                        ",",
                        person.municipality(),
                        person.ticket(),
                        Integer.toString(dose.number()),
                        DATE.format(dose.on()),
                        dose.vaccine().key(),
                        dose.lot(),
                        "区民ホール会場",
                        "医師　太郎",
                        person.municipality())
                + "\n";
    }
}
