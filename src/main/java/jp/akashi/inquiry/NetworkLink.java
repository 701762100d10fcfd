package jp.akashi.inquiry;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.akashi.vocabulary.MunicipalityCode;

/// To another node over mutual TLS: the client certificate names the asker, so each asker has a client of its own.
///
/// Whatever is no clear answer is a failure, never "none".
@Singleton
final class NetworkLink implements InquiryLink {
    private static final long LONGEST_ANSWER = 64 * 1024;

    private final TlsConfigurationRegistry certificates;
    private final InquiryConfig config;
    private final Map<MunicipalityCode, HttpClient> clients = new ConcurrentHashMap<>();

    NetworkLink(TlsConfigurationRegistry certificates, InquiryConfig config) {
        this.certificates = certificates;
        this.config = config;
    }

    @Override
    public Uni<Answer> ask(Question question) {
        return Uni.createFrom()
                .completionStage(() -> client(question.asker()).sendAsync(request(question), limited()))
                // The client's own threads shall not carry on with our work.
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(response -> InquiryWire.answer(response.statusCode(), response.headers(), response.body()));
    }

    private HttpRequest request(Question question) {
        URI node = Optional.ofNullable(config.nodes().get(question.asked().digits()))
                .orElseThrow(() -> new NobodyThereException("no address"));
        return HttpRequest.newBuilder(node.resolve("/inquiry/v1"))
                .timeout(config.deadline())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(InquiryWire.body(question)))
                .build();
    }

    private static HttpResponse.BodyHandler<byte[]> limited() {
        return BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER);
    }

    private HttpClient client(MunicipalityCode asker) {
        return clients.computeIfAbsent(asker, this::open);
    }

    private HttpClient open(MunicipalityCode asker) {
        String name = "inquiry-" + asker.digits();
        TlsConfiguration tls =
                certificates.get(name).orElseThrow(() -> new NobodyThereException("no TLS configuration " + name));
        try {
            return HttpClient.newBuilder()
                    .sslContext(tls.createSSLContext())
                    .connectTimeout(config.deadline())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
        } catch (Exception e) {
            throw new IllegalStateException("TLS configuration " + name + " cannot be used", e);
        }
    }

    @PreDestroy
    void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }
}
